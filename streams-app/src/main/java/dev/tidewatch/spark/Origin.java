package dev.tidewatch.spark;

import dev.tidewatch.eventlog.ApplicationAttempt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Whose line it is, decoded from a record's key and headers. Lines of one log share it. */
final class Origin {

  private final byte[] key;
  private final byte @Nullable [] file;
  private final byte @Nullable [] attempt;
  private final @Nullable ApplicationAttempt named;
  private final LogHeaders headers;

  private Origin(
      byte[] key,
      byte @Nullable [] file,
      byte @Nullable [] attempt,
      @Nullable ApplicationAttempt named,
      LogHeaders headers) {
    this.key = key;
    this.file = file;
    this.attempt = attempt;
    this.named = named;
    this.headers = headers;
  }

  static Origin of(byte[] key, byte @Nullable [] file, byte @Nullable [] attempt, Headers headers) {
    String text = new String(key, StandardCharsets.UTF_8);
    return new Origin(
        key,
        file,
        attempt,
        StoreKeys.isUsable(text) ? ApplicationAttempt.inLogName(text) : null,
        LogHeaders.of(headers));
  }

  /** Whether a record with these bytes has this origin. */
  boolean isOf(byte[] otherKey, byte @Nullable [] otherFile, byte @Nullable [] otherAttempt) {
    return Arrays.equals(key, otherKey)
        && Arrays.equals(file, otherFile)
        && Arrays.equals(attempt, otherAttempt);
  }

  /** What the key names; null where it names no application. */
  @Nullable ApplicationAttempt named() {
    return named;
  }

  /** The headers, at the offset of the first line of this origin. */
  LogHeaders headers() {
    return headers;
  }
}
