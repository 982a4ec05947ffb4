package dev.tidewatch.eventlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the records on the events topic say where their lines come from; part of the contract with
 * every consumer. The value of a record is the line, as Spark wrote it.
 */
public final class LineHeaders {

  /** The log file's identity, UTF-8, see {@link LogFile}. */
  public static final String LOG_FILE = "tidewatch.log.file";

  /** Uncompressed offset of the line's first byte in that file: int64, big-endian. */
  public static final String LOG_OFFSET = "tidewatch.log.offset";

  /** Spark's attempt id, UTF-8; absent where the application has no attempts. */
  public static final String ATTEMPT = "tidewatch.attempt";

  private LineHeaders() {}

  /** The key of all records of an application: its attempts share a partition. */
  public static byte[] key(ApplicationAttempt whose) {
    return utf8(whose.applicationId());
  }

  /** The value of {@link #LOG_FILE}. */
  public static byte[] file(LogFile file) {
    return utf8(file.name());
  }

  /** The value of {@link #LOG_OFFSET}. */
  public static byte[] offset(long offset) {
    return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
  }

  /** The value of {@link #ATTEMPT}; null where there is no such header. */
  public static byte @Nullable [] attempt(ApplicationAttempt whose) {
    String attempt = whose.attempt();
    return attempt == null ? null : utf8(attempt);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
