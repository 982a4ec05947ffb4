package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.eventlog.LogFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Makes the records of one log: what they share is encoded once. Owned by the sending thread. */
final class RecordOrigin {

  private final byte[] key;
  private final @Nullable Header attempt;
  private final AtomicLong refusedEvents = new AtomicLong();
  private final AtomicLong refusedBytes = new AtomicLong();
  private @Nullable LogFile file;
  private Header fileHeader = new RecordHeader(LineHeaders.LOG_FILE, new byte[0]);

  RecordOrigin(ApplicationAttempt whose) {
    byte[] number = LineHeaders.attempt(whose);
    this.key = LineHeaders.key(whose);
    this.attempt = number == null ? null : new RecordHeader(LineHeaders.ATTEMPT, number);
  }

  ProducerRecord<byte[], byte[]> record(
      String topic, LogFile from, long offset, byte[] buffer, int start, int length) {
    if (!from.equals(file)) {
      file = from;
      fileHeader = new RecordHeader(LineHeaders.LOG_FILE, LineHeaders.file(from));
    }
    List<Header> headers = new ArrayList<>(3);
    headers.add(fileHeader);
    headers.add(new RecordHeader(LineHeaders.LOG_OFFSET, LineHeaders.offset(offset)));
    if (attempt != null) {
      headers.add(attempt);
    }
    byte[] value = Arrays.copyOfRange(buffer, start, start + length);
    return new ProducerRecord<>(topic, null, key, value, headers);
  }

  /** Called on the producer's thread. */
  void refuse(long bytes) {
    refusedEvents.incrementAndGet();
    refusedBytes.addAndGet(bytes);
  }

  long refusedEvents() {
    return refusedEvents.get();
  }

  long refusedBytes() {
    return refusedBytes.get();
  }
}
