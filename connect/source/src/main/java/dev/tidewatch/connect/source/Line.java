package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogPosition;
import org.apache.kafka.connect.source.SourceRecord;

/** A line that was read and not handed to Connect yet. Owned by the thread of the task. */
final class Line {

  private final LogRecords records;
  private final LogFile file;
  private final long offset;
  private final byte[] value;
  private LogPosition next;

  Line(LogRecords records, LogFile file, long offset, byte[] value) {
    this.records = records;
    this.file = file;
    this.offset = offset;
    this.value = value;
    // Reading goes on with the line's end, and an empty line is none
    this.next = new LogPosition(offset + value.length, false);
  }

  boolean isOf(LogFile other) {
    return file.equals(other);
  }

  /** Nothing follows it in its file. */
  void isLast(long end) {
    next = new LogPosition(end, true);
  }

  int length() {
    return value.length;
  }

  SourceRecord record() {
    return records.record(file, offset, value, next);
  }
}
