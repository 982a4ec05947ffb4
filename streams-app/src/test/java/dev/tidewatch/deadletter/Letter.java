package dev.tidewatch.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record of a dead-letter topic as Kafka Connect writes it. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Letter(
    String topic,
    long timestamp,
    byte @Nullable [] key,
    byte @Nullable [] value,
    RecordHeaders headers) {

  static final String PREFIX = "__connect.errors.";

  private static final byte[] PAYLOAD = "{\"secret\":1}".getBytes(StandardCharsets.UTF_8);

  /** Without headers. */
  static Letter bare(String topic, long timestamp) {
    return new Letter(topic, timestamp, PAYLOAD, PAYLOAD, new RecordHeaders());
  }

  /** Of a connector that could not put a record into a table. */
  static Letter of(String connector, String table, long timestamp) {
    String root = "java.sql.SQLException: no table " + table;
    return bare("dlq.orders", timestamp)
        .with(PREFIX + "topic", "orders")
        .with(PREFIX + "partition", "3")
        .with(PREFIX + "offset", "17")
        .with(PREFIX + "connector.name", connector)
        .with(PREFIX + "task.id", "0")
        .with(PREFIX + "stage", "TASK_PUT")
        .with(PREFIX + "class.name", "org.apache.kafka.connect.sink.SinkTask")
        .with(PREFIX + "exception.class.name", "org.apache.kafka.connect.errors.ConnectException")
        .with(PREFIX + "exception.message", "put failed at offset 17")
        .with(
            PREFIX + "exception.stacktrace",
            "org.apache.kafka.connect.errors.ConnectException: put failed at offset 17\n"
                + "\tat com.example.Sink.put(Sink.java:80)\n"
                + "Caused by: "
                + root
                + "\n\tat com.example.Sink.write(Sink.java:120)\n\t... 1 more\n");
  }

  Letter with(String header, @Nullable String text) {
    return with(header, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  Letter with(String header, byte @Nullable [] bytes) {
    RecordHeaders more = new RecordHeaders(headers);
    more.add(header, bytes);
    return new Letter(topic, timestamp, key, value, more);
  }

  Letter in(String other) {
    return new Letter(other, timestamp, key, value, headers);
  }

  Letter at(long time) {
    return new Letter(topic, time, key, value, headers);
  }

  Letter tombstone() {
    return new Letter(topic, timestamp, null, null, headers);
  }
}
