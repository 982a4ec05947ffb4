@NullMarked
package dev.tidewatch.connect.source;

import org.jspecify.annotations.NullMarked;
