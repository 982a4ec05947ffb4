package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Thresholds;
import java.time.Duration;

/**
 * How the topology judges attempts.
 *
 * @param thresholds from where on rules report
 * @param interval between two runs; an attempt is judged once a run at most
 * @param tasksPerRun that one run reads, give or take what is stored in one piece
 */
public record FindingTopologySettings(Thresholds thresholds, Duration interval, int tasksPerRun) {

  /** Bounds how long a stream thread is away from its records. */
  public static final int DEFAULT_TASKS_PER_RUN = 50_000;
}
