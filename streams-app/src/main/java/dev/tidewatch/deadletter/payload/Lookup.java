package dev.tidewatch.deadletter.payload;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What came of looking for a record. */
sealed interface Lookup {

  /** It is there; its key and value may be null. */
  record Found(ConsumerRecord<byte[], byte[]> record) implements Lookup {}

  /** It is not there, and why. */
  record Missing(String why) implements Lookup {}

  /** Kafka did not give it in time, or not at all. */
  record Unavailable(String why) implements Lookup {}
}
