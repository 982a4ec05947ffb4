/** Reads the stack traces that Java prints, and says which of it is stable. */
@NullMarked
package dev.tidewatch.core.deadletter.trace;

import org.jspecify.annotations.NullMarked;
