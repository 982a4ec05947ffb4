@NullMarked
package dev.tidewatch.connect.worker;

import org.jspecify.annotations.NullMarked;
