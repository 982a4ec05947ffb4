package dev.tidewatch.core.deadletter.decode;

/**
 * Kafka Connect, as {@code org.apache.kafka.connect.runtime.errors.DeadLetterQueueReporter} writes
 * it (2.0 to 4.3): text, numbers in decimal. A message header without value is an exception without
 * message; topic, partition and offset are missing where the sink reported a record of its own.
 *
 * <p>The record keeps the timestamp of the one that failed. The first versions did not write a
 * header that the record already had: of a record that failed twice they tell the first time.
 */
final class ConnectDecoder implements FormatDecoder {

  private static final String PREFIX = "__connect.errors.";

  @Override
  public boolean knows(String headerName) {
    return headerName.startsWith(PREFIX);
  }

  @Override
  public DeadLetter decode(ReceivedRecord received, HeaderReader headers) {
    return new DeadLetter(
        received.position(),
        Format.CONNECT,
        headers.name(PREFIX + "connector.name"),
        headers.decimalInt(PREFIX + "task.id"),
        headers.name(PREFIX + "stage"),
        headers.name(PREFIX + "class.name"),
        headers.name(PREFIX + "exception.class.name"),
        null,
        headers.message(PREFIX + "exception.message"),
        headers.stackTrace(PREFIX + "exception.stacktrace"),
        new Origin(
            headers.name(PREFIX + "topic"),
            headers.decimalInt(PREFIX + "partition"),
            headers.decimal(PREFIX + "offset"),
            Decoders.timestampOf(received)),
        headers.problems());
  }
}
