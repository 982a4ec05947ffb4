package dev.tidewatch.core.deadletter.decode;

/**
 * A view of a record of a dead-letter topic: what decoding needs. Key and value are not looked at.
 *
 * @param timestamp that the producer set, in milliseconds since the epoch; negative where there is
 *     none, as in a topic with append time
 * @param headers in the order in which they were appended
 */
public record ReceivedRecord(
    Position position, long timestamp, Iterable<? extends RecordHeader> headers) {}
