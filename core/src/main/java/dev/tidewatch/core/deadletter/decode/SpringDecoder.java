package dev.tidewatch.core.deadletter.decode;

/**
 * Spring Kafka (2.2 to 4.1), as {@code DeadLetterPublishingRecoverer} writes it: text, but
 * partition (int32), offset and timestamp (int64) as big-endian bytes. The exception's headers are
 * those of the value, or of the key where only the key could not be deserialised. The consumer
 * group is told only where the exception is a {@code ListenerExecutionFailedException} that knows
 * it.
 *
 * <p>The message is that of the exception and of its root cause with {@code "; "} between. A record
 * that failed again in a dead-letter topic has its {@code original} headers twice, the last of them
 * naming where it failed last; {@code @RetryableTopic} keeps the first only.
 */
final class SpringDecoder implements FormatDecoder {

  static final String KEY_DESERIALIZER = "KEY_DESERIALIZER";
  static final String VALUE_DESERIALIZER = "VALUE_DESERIALIZER";
  static final String LISTENER = "LISTENER";

  private static final String DESERIALIZATION_EXCEPTION =
      "org.springframework.kafka.support.serializer.DeserializationException";

  private final SpringNames names;

  SpringDecoder(SpringNames names) {
    this.names = names;
  }

  @Override
  public boolean knows(String headerName) {
    return names.knows(headerName);
  }

  @Override
  public DeadLetter decode(ReceivedRecord received, HeaderReader headers) {
    boolean key = !headers.has(fqcn(false)) && headers.has(fqcn(true));
    String exceptionClass = headers.name(fqcn(key));
    return new DeadLetter(
        received.position(),
        Format.SPRING,
        headers.name(SpringNames.CONSUMER_GROUP),
        null,
        stage(key, DESERIALIZATION_EXCEPTION.equals(exceptionClass)),
        null,
        exceptionClass,
        headers.name(names.exception("cause-fqcn")),
        headers.message(exception(key, "message")),
        headers.stackTrace(exception(key, "stacktrace")),
        new Origin(
            headers.name(names.original("topic")),
            headers.binaryInt(names.original("partition")),
            headers.binaryLong(names.original("offset")),
            headers.binaryLong(names.original("timestamp"))),
        headers.problems());
  }

  private String fqcn(boolean key) {
    return exception(key, "fqcn");
  }

  private String exception(boolean key, String part) {
    return key ? names.keyException(part) : names.exception(part);
  }

  /** Spring has no name for it: the headers of a key, or the class of the exception, tell. */
  private static String stage(boolean key, boolean deserialization) {
    if (key) {
      return KEY_DESERIALIZER;
    }
    return deserialization ? VALUE_DESERIALIZER : LISTENER;
  }
}
