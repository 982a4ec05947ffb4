package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.LineHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record as consumers see it. */
record Shipped(String key, String value, String file, long offset, String attempt) {
  static Shipped of(ConsumerRecord<byte[], byte[]> record) {
    byte[] offset = record.headers().lastHeader(LineHeaders.LOG_OFFSET).value();
    Header attempt = record.headers().lastHeader(LineHeaders.ATTEMPT);
    return new Shipped(
        text(record.key()),
        text(record.value()),
        text(record.headers().lastHeader(LineHeaders.LOG_FILE).value()),
        ByteBuffer.wrap(offset).getLong(),
        attempt == null ? "-" : text(attempt.value()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
