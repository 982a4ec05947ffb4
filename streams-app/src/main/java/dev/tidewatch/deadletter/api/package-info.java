/** Answers about dead letters, as the HTTP API has them. */
@NullMarked
package dev.tidewatch.deadletter.api;

import org.jspecify.annotations.NullMarked;
