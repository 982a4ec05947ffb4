package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes down what a redrive does, in the transaction that does it. */
@FunctionalInterface
public interface Journal {

  /** The record that says what a transaction did. */
  ProducerRecord<byte[], byte[]> entry(Order order, Progress progress);
}
