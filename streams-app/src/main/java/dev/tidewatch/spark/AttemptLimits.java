package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.MemorySql;
import dev.tidewatch.core.spark.state.StageDetail;

/**
 * How much is kept of one application attempt.
 *
 * @param sqlExecutions SQL executions, as {@code spark.sql.ui.retainedExecutions}
 * @param tasks task attempts of a stage attempt that are all kept; of more, {@link StageDetail}
 *     decides
 */
public record AttemptLimits(int sqlExecutions, int tasks) {

  /** Those of Spark's own UI. */
  public static final AttemptLimits DEFAULT =
      new AttemptLimits(MemorySql.DEFAULT_RETAINED, StageDetail.DEFAULT_RETAINED);
}
