package dev.tidewatch.core.deadletter.decode;

/**
 * The two families of names that Spring Kafka has for the same headers ({@code
 * org.springframework.kafka.support.KafkaHeaders}).
 *
 * @param prefix of all but one
 */
record SpringNames(String prefix) {

  /** {@code DeadLetterPublishingRecoverer}'s own. */
  static final SpringNames RECOVERER = new SpringNames("kafka_dlt-");

  /** Those of {@code DeadLetterPublishingRecovererFactory}, behind {@code @RetryableTopic}. */
  static final SpringNames RETRYABLE_TOPIC = new SpringNames("kafka_");

  /** Has {@code dlt-} in both families. */
  static final String CONSUMER_GROUP = "kafka_dlt-original-consumer-group";

  /** Not the consumer group: it is written by both, and last. */
  boolean knows(String headerName) {
    return headerName.startsWith(prefix)
        && isPart(headerName)
        && !headerName.equals(CONSUMER_GROUP);
  }

  private boolean isPart(String headerName) {
    return headerName.startsWith("exception-", prefix.length())
        || headerName.startsWith("key-exception-", prefix.length())
        || headerName.startsWith("original-", prefix.length());
  }

  String original(String part) {
    return prefix + "original-" + part;
  }

  String keyException(String part) {
    return prefix + "key-exception-" + part;
  }

  String exception(String part) {
    return prefix + "exception-" + part;
  }
}
