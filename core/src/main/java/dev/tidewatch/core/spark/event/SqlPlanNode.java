package dev.tidewatch.core.spark.event;

import java.util.List;

/**
 * A node of a SQL plan: Spark's {@code SparkPlanInfo}, as far as its graph needs it.
 *
 * @param name redacted and bounded
 * @param identity equal for plans that Spark takes for the same: those with equal names, equal
 *     descriptions and the same children. A digest, since descriptions are long and not shown
 */
public record SqlPlanNode(
    String name, long identity, List<SqlMetric> metrics, List<SqlPlanNode> children) {

  /** The plan of an execution of which none was seen. */
  public static final SqlPlanNode NONE = new SqlPlanNode("", 0, List.of(), List.of());
}
