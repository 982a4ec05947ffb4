package dev.tidewatch.kafka;

import org.jspecify.annotations.Nullable;

/** Kafka did not answer, or refused. The message says what to do. */
public final class KafkaUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause null where Kafka answered, and the answer is what is wrong
   */
  public KafkaUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
