@NullMarked
package dev.tidewatch.deadletter.payload;

import org.jspecify.annotations.NullMarked;
