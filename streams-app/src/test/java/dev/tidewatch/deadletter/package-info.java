@NullMarked
package dev.tidewatch.deadletter;

import org.jspecify.annotations.NullMarked;
