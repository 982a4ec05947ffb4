package dev.tidewatch.kafka;

/** Kafka did not answer, or refused. The message says what to do. */
public final class KafkaUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KafkaUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
