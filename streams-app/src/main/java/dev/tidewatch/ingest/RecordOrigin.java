package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LogFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
  private Header fileHeader = new RecordHeader(IngestHeaders.LOG_FILE, new byte[0]);

  RecordOrigin(ApplicationAttempt whose) {
    String number = whose.attempt();
    this.key = utf8(whose.applicationId());
    this.attempt = number == null ? null : new RecordHeader(IngestHeaders.ATTEMPT, utf8(number));
  }

  ProducerRecord<byte[], byte[]> record(
      String topic, LogFile from, long offset, byte[] buffer, int start, int length) {
    if (!from.equals(file)) {
      file = from;
      fileHeader = new RecordHeader(IngestHeaders.LOG_FILE, utf8(from.name()));
    }
    List<Header> headers = new ArrayList<>(3);
    headers.add(fileHeader);
    byte[] position = ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
    headers.add(new RecordHeader(IngestHeaders.LOG_OFFSET, position));
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

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
