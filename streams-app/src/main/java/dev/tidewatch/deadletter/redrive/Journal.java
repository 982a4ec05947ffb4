package dev.tidewatch.deadletter.redrive;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes down what a redrive does, in the transaction that does it. */
@FunctionalInterface
interface Journal {

  /** The record that says what a transaction did. */
  ProducerRecord<byte[], byte[]> entry(Order order, Batch batch);
}
