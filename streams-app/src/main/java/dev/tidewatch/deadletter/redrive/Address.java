package dev.tidewatch.deadletter.redrive;

import org.apache.kafka.common.TopicPartition;

/** Which places records may be sent to. Safe for use by any thread. */
public interface Address {

  /** Whether Kafka does not even tell Tidewatch of a topic, for want of rights. */
  boolean isClosed(String topic);

  /**
   * Whether Kafka has a partition.
   *
   * @throws org.apache.kafka.common.KafkaException where it does not say
   */
  boolean exists(TopicPartition partition);

  /** Whether a topic is one that the brokers keep for themselves, and nobody else may write to. */
  boolean isKafkasOwn(String topic);

  /** Whether sending there would be a loop: a topic of dead letters, or one of Tidewatch's own. */
  boolean isLoop(String topic);
}
