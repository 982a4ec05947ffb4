package dev.tidewatch.core.deadletter.decode;

/** Who wrote a dead letter, told by the names of its headers. */
public enum Format {
  /** Kafka Connect's {@code DeadLetterQueueReporter}: {@code __connect.errors.*}. */
  CONNECT,
  /** Kafka Streams' exception handlers, 4.2 and newer: {@code __streams.errors.*}. */
  STREAMS,
  /**
   * Spring Kafka's {@code DeadLetterPublishingRecoverer}: {@code kafka_dlt-*}, or without {@code
   * dlt-} from {@code @RetryableTopic}.
   */
  SPRING,
  /** Headers that no decoder knows, or none; the record is kept and counted all the same. */
  UNKNOWN
}
