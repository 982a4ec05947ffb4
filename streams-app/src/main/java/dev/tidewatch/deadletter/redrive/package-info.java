/** Sends dead letters again, each one once. */
@NullMarked
package dev.tidewatch.deadletter.redrive;

import org.jspecify.annotations.NullMarked;
