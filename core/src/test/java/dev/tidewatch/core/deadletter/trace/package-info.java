@NullMarked
package dev.tidewatch.core.deadletter.trace;

import org.jspecify.annotations.NullMarked;
