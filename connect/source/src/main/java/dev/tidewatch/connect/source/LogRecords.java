package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogPosition;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes the records of one log: what they share is encoded once. Owned by the task's thread. */
final class LogRecords {

  private final String topic;
  private final ApplicationAttempt whose;
  private final byte[] key;
  private final byte @Nullable [] attempt;
  private @Nullable LogFile file;
  private byte[] fileHeader = {};
  private Map<String, String> partition = Map.of();

  LogRecords(String topic, ApplicationAttempt whose) {
    this.topic = topic;
    this.whose = whose;
    this.key = LineHeaders.key(whose);
    this.attempt = LineHeaders.attempt(whose);
  }

  /** The record of a line; reading goes on at {@code next} after it. */
  SourceRecord record(LogFile from, long offset, byte[] line, LogPosition next) {
    if (!from.equals(file)) {
      file = from;
      fileHeader = LineHeaders.file(from);
      partition = OffsetBook.partition(whose, from);
    }
    ConnectHeaders headers = new ConnectHeaders();
    headers.add(LineHeaders.LOG_FILE, fileHeader, Schema.BYTES_SCHEMA);
    headers.add(LineHeaders.LOG_OFFSET, LineHeaders.offset(offset), Schema.BYTES_SCHEMA);
    if (attempt != null) {
      headers.add(LineHeaders.ATTEMPT, attempt, Schema.BYTES_SCHEMA);
    }
    return new SourceRecord(
        partition,
        OffsetBook.offset(next),
        topic,
        null,
        Schema.BYTES_SCHEMA,
        key,
        Schema.BYTES_SCHEMA,
        line,
        null,
        headers);
  }
}
