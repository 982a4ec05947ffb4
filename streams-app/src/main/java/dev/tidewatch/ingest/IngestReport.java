package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogProblem;
import dev.tidewatch.eventlog.SkippedPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a run shipped and what it did not, with the reasons. Everything counted here is acknowledged
 * by Kafka.
 *
 * @param logs one entry a log that was opened, also where nothing was new in it
 * @param skipped files that are no logs, or not yet, or not to be shipped
 * @param refused lines that could not be sent
 * @param problems parts of logs that could not be read
 * @param interrupted whether the run was stopped before it was done
 */
public record IngestReport(
    List<ShippedLog> logs,
    List<SkippedPath> skipped,
    List<RefusedLine> refused,
    List<LogProblem> problems,
    Duration duration,
    boolean interrupted) {

  public IngestReport {
    logs = List.copyOf(logs);
    skipped = List.copyOf(skipped);
    refused = List.copyOf(refused);
    problems = List.copyOf(problems);
  }

  /**
   * One log.
   *
   * @param events lines shipped in this run, malformed ones included
   * @param bytes of those lines, uncompressed
   * @param ended whether the log is complete and shipped to its end
   */
  public record ShippedLog(
      Path path, ApplicationAttempt attempt, long events, long bytes, boolean ended) {}

  /**
   * A line that is too large to be sent.
   *
   * @param offset uncompressed offset of its first byte in the file
   * @param length bytes
   */
  public record RefusedLine(LogFile file, long offset, long length, String reason) {

    @Override
    public String toString() {
      return file + " at offset " + offset + ", " + length + " bytes: " + reason;
    }
  }

  /** Lines shipped in this run. */
  public long events() {
    return logs.stream().mapToLong(ShippedLog::events).sum();
  }

  /** Bytes of those lines, uncompressed. */
  public long bytes() {
    return logs.stream().mapToLong(ShippedLog::bytes).sum();
  }

  /** Whether everything that was asked for and could be read is in Kafka. */
  public boolean isWhole() {
    return refused.isEmpty()
        && skipped.stream().noneMatch(SkippedPath::named)
        && problems.stream().noneMatch(IngestReport::canBeMended);
  }

  /** Truncation, compaction and deletion are final: failing again at each run would help nobody. */
  private static boolean canBeMended(LogProblem problem) {
    return switch (problem.kind()) {
      case UNREADABLE, SHRUNK, OVERLONG_LINE -> true;
      case TRUNCATED, COMPACTED_AWAY, MISSING_FILES, DELETED -> false;
    };
  }
}
