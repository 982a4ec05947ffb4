package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.AttemptReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Spark's {@code ProcessSummary}: a process besides driver and executors. Spark never learns that
 * one has gone, so all are active and none has a time of removal.
 */
public record ProcessSummary(
    String id,
    String hostPort,
    boolean isActive,
    int totalCores,
    Instant addTime,
    Map<String, String> processLogs) {

  /** The answer to {@code allmiscellaneousprocess}. */
  public static List<ProcessSummary> all(AttemptReader attempt) {
    return attempt.processes().stream()
        .map(
            process ->
                new ProcessSummary(
                    process.id(),
                    process.hostPort(),
                    true,
                    process.cores(),
                    Instant.ofEpochMilli(process.addTime()),
                    process.logs()))
        .toList();
  }
}
