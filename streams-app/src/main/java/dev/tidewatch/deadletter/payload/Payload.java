package dev.tidewatch.deadletter.payload;

import java.util.List;

/**
 * A record of a dead-letter topic, as it is there.
 *
 * @param timestamp ISO 8601
 * @param timestampType CREATE_TIME, or LOG_APPEND_TIME
 */
public record Payload(
    String topic,
    int partition,
    long offset,
    String timestamp,
    String timestampType,
    Shown key,
    Shown value,
    List<Header> headers) {

  /** One header; a name can occur again. */
  public record Header(String name, Shown value) {}
}
