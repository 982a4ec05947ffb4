/** A real Kafka Connect worker on the loopback address, in a child JVM, and its REST API. */
@NullMarked
package dev.tidewatch.local.connect;

import org.jspecify.annotations.NullMarked;
