/** Real Kafka brokers on the loopback address, in this JVM or in child JVMs. */
@NullMarked
package dev.tidewatch.local.kafka;

import org.jspecify.annotations.NullMarked;
