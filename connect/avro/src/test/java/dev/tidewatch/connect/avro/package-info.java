@NullMarked
package dev.tidewatch.connect.avro;

import org.jspecify.annotations.NullMarked;
