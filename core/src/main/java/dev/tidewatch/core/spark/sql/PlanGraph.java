package dev.tidewatch.core.spark.sql;

import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.event.SqlPlanNode.Traits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SQL plan as a graph: Spark's {@code SparkPlanGraph}.
 *
 * @param nodes ascending by id; clusters of whole-stage code generation are nodes as well
 * @param edges in the order in which Spark finds them
 */
public record PlanGraph(List<Node> nodes, List<Edge> edges) {

  /** Of an execution whose plan was not seen. */
  public static final PlanGraph NONE = new PlanGraph(List.of(), List.of());

  /**
   * A node.
   *
   * @param wholeStageCodegenId of the cluster that it is in; null outside of one
   * @param traits what rules ask of its description
   */
  public record Node(
      long id,
      String name,
      @Nullable Long wholeStageCodegenId,
      List<SqlMetric> metrics,
      Traits traits) {}

  /** From a child to its parent. */
  public record Edge(long fromId, long toId) {}
}
