package dev.tidewatch.ingest;

/** Headers of the records on the events topic; part of the contract with every consumer. */
public final class IngestHeaders {

  /** The log file's identity, UTF-8, see {@link dev.tidewatch.eventlog.LogFile}. */
  public static final String LOG_FILE = "tidewatch.log.file";

  /** Uncompressed offset of the line's first byte in that file: int64, big-endian. */
  public static final String LOG_OFFSET = "tidewatch.log.offset";

  /** Spark's attempt id, UTF-8; absent where the application has no attempts. */
  public static final String ATTEMPT = "tidewatch.attempt";

  private IngestHeaders() {}
}
