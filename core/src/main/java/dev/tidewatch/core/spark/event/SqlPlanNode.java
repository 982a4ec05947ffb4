package dev.tidewatch.core.spark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a SQL plan: Spark's {@code SparkPlanInfo}, as far as its graph and the rules on plans
 * need it.
 *
 * @param name redacted and bounded
 * @param identity equal for plans that Spark takes for the same: those with equal names, equal
 *     descriptions and the same children. A digest, since descriptions are long and not shown
 * @param traits what its description says besides, as far as rules ask
 */
public record SqlPlanNode(
    String name,
    long identity,
    List<SqlMetric> metrics,
    List<SqlPlanNode> children,
    Traits traits) {

  /** The plan of an execution of which none was seen. */
  public static final SqlPlanNode NONE = new SqlPlanNode("", 0, List.of(), List.of());

  /**
   * What the description of a node says. Nothing of its text is kept, as that may hold secrets.
   *
   * @param join of a join that is not by broadcast; null of other nodes, and where it does not tell
   * @param partitionFilters whether a scan of files has filters on partition columns; null where it
   *     does not tell
   */
  public record Traits(@Nullable JoinKind join, @Nullable Boolean partitionFilters) {

    /** Of most nodes. */
    public static final Traits NONE = new Traits(null, null);
  }

  /** A node whose description says nothing that rules ask. */
  public SqlPlanNode(
      String name, long identity, List<SqlMetric> metrics, List<SqlPlanNode> children) {
    this(name, identity, metrics, children, Traits.NONE);
  }
}
