package dev.tidewatch.deadletter.redrive;

import org.apache.kafka.common.TopicPartition;

/** Which places records may be sent to. Safe for use by any thread. */
public interface Address {

  /** Whether Kafka has a partition. */
  boolean exists(TopicPartition partition);

  /** Whether sending there would be a loop: a topic of dead letters, or one of Tidewatch's own. */
  boolean isLoop(String topic);
}
