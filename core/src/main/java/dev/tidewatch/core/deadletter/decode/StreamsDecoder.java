package dev.tidewatch.core.deadletter.decode;

/**
 * Kafka Streams 4.2 and newer, as {@code org.apache.kafka.streams.errors.internals
 * .ExceptionHandlerUtils} writes it for {@code errors.dead.letter.queue.topic.name}: text, numbers
 * in decimal. No header names the application, the task or whether it was deserialising, processing
 * or producing that failed. The record keeps the timestamp of the one that failed.
 */
final class StreamsDecoder implements FormatDecoder {

  private static final String PREFIX = "__streams.errors.";

  @Override
  public boolean knows(String headerName) {
    return headerName.startsWith(PREFIX);
  }

  @Override
  public DeadLetter decode(ReceivedRecord received, HeaderReader headers) {
    return new DeadLetter(
        received.position(),
        Format.STREAMS,
        null,
        null,
        null,
        null,
        headers.name(PREFIX + "exception"),
        null,
        headers.message(PREFIX + "message"),
        headers.stackTrace(PREFIX + "stacktrace"),
        new Origin(
            headers.name(PREFIX + "topic"),
            headers.decimalInt(PREFIX + "partition"),
            headers.decimal(PREFIX + "offset"),
            Decoders.timestampOf(received)),
        headers.problems());
  }
}
