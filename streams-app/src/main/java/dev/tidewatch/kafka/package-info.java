/** The only package that touches a running {@code KafkaStreams}, and the topics around it. */
@NullMarked
package dev.tidewatch.kafka;

import org.jspecify.annotations.NullMarked;
