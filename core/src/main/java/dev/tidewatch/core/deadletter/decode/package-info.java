/** Reads what the writers of dead letters say in headers; one decoder for each format. */
@NullMarked
package dev.tidewatch.core.deadletter.decode;

import org.jspecify.annotations.NullMarked;
