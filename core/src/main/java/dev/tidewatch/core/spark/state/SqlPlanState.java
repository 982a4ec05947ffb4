package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.sql.PlanGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan of a SQL execution as it is now, and the metrics of all plans that it has had.
 *
 * @param text the physical plan in words
 * @param metrics each accumulator once, {@value #MAX_METRICS} at most
 */
public record SqlPlanState(String text, PlanGraph graph, List<MetricType> metrics) {

  static final int MAX_METRICS = 50_000;

  /** Of an execution whose plan was not seen. */
  public static final SqlPlanState NONE = new SqlPlanState("", PlanGraph.NONE, List.of());

  /** How the values of an accumulator become one text. */
  public record MetricType(long accumulatorId, String type) {}

  SqlPlanState next(String newText, PlanGraph newGraph) {
    List<SqlMetric> added = new ArrayList<>();
    newGraph.nodes().forEach(node -> added.addAll(node.metrics()));
    return new SqlPlanState(newText, newGraph, with(added));
  }

  SqlPlanState next(List<SqlMetric> added) {
    return new SqlPlanState(text, graph, with(added));
  }

  /** The type of each accumulator. */
  Map<Long, String> types() {
    Map<Long, String> types = new LinkedHashMap<>();
    metrics.forEach(metric -> types.put(metric.accumulatorId(), metric.type()));
    return types;
  }

  private List<MetricType> with(List<SqlMetric> added) {
    Map<Long, String> types = types();
    added.forEach(metric -> types.put(metric.accumulatorId(), metric.type()));
    return types.entrySet().stream()
        .limit(MAX_METRICS)
        .map(entry -> new MetricType(entry.getKey(), entry.getValue()))
        .toList();
  }
}
