/** The headers of records in dead-letter topics, as Kafka's clients give them. */
@NullMarked
package dev.tidewatch.deadletter.headers;

import org.jspecify.annotations.NullMarked;
