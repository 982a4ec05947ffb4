package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.sql.MetricText;
import dev.tidewatch.core.spark.sql.MetricValues;
import dev.tidewatch.core.spark.sql.MetricValues.Highest;
import dev.tidewatch.core.spark.sql.ScalaOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates the metrics of an execution from what its tasks and the driver reported, as {@code
 * SQLAppStatusListener} of Spark 4.1 does. Done once when it ends, and for each question before.
 *
 * <p>A median needs all values. Of a large execution they are read several times, for some of the
 * metrics each, so that no more than about {@value #MAX_VALUES} are in memory at once.
 */
public final class SqlMetrics {

  static final int MAX_VALUES = 2_000_000;

  private final SqlSource source;
  private final SqlExecutionState execution;
  private final List<SqlStage> stages;
  private final Map<Long, String> types;

  private SqlMetrics(SqlSource source, SqlExecutionState execution, SqlPlanState plan) {
    this.source = source;
    this.execution = execution;
    this.types = plan.types();
    this.stages =
        ScalaOrder.of(execution.stages()).stream()
            .map(source::stage)
            .filter(Objects::nonNull)
            .filter(stage -> stage.executions().contains(execution.id()))
            .toList();
  }

  /**
   * What was reported.
   *
   * @param totals by accumulator, each in its metric's unit
   */
  record Measured(SqlValuesState texts, Map<Long, Long> totals) {}

  /** The metrics that were reported, as texts. */
  public static SqlValuesState of(
      SqlSource source, SqlExecutionState execution, SqlPlanState plan) {
    return measured(source, execution, plan).texts();
  }

  static Measured measured(SqlSource source, SqlExecutionState execution, SqlPlanState plan) {
    SqlMetrics metrics = new SqlMetrics(source, execution, plan);
    List<SqlValuesState.Value> values = new ArrayList<>();
    Map<Long, Long> totals = new HashMap<>();
    for (List<Long> group : metrics.groups(MAX_VALUES)) {
      metrics
          .aggregate(group)
          .forEach(
              (id, found) -> {
                String text = MetricText.of(metrics.types.getOrDefault(id, ""), found);
                values.add(new SqlValuesState.Value(id, text));
                totals.put(id, found.total());
              });
    }
    return new Measured(new SqlValuesState(List.copyOf(values)), totals);
  }

  /** Accumulators that were reported, with together no more values than that where it can be. */
  private List<List<Long>> groups(long most) {
    Map<Long, Long> sizes = new LinkedHashMap<>();
    for (SqlStage stage : stages) {
      stage.peaks().keySet().forEach(id -> sizes.merge(id, (long) stage.numTasks(), Long::sum));
    }
    execution.driverUpdates().forEach(update -> sizes.merge(update.accumulatorId(), 1L, Long::sum));
    sizes.keySet().retainAll(types.keySet());
    List<List<Long>> groups = new ArrayList<>();
    List<Long> group = new ArrayList<>();
    long size = 0;
    for (Map.Entry<Long, Long> entry : sizes.entrySet()) {
      if (!group.isEmpty() && size + entry.getValue() > most) {
        groups.add(group);
        group = new ArrayList<>();
        size = 0;
      }
      group.add(entry.getKey());
      size += entry.getValue();
    }
    groups.add(group);
    return groups;
  }

  private Map<Long, MetricValues> aggregate(List<Long> ids) {
    Map<Long, MetricValues> values = new HashMap<>();
    ids.forEach(id -> values.put(id, new MetricValues()));
    stages.forEach(stage -> take(stage, values));
    execution
        .driverUpdates()
        .forEach(
            update -> {
              MetricValues of = values.get(update.accumulatorId());
              if (of != null) {
                of.addOfDriver(update.value());
              }
            });
    return values;
  }

  /** Takes the values of all task indices: those that have none count as 0. */
  private void take(SqlStage stage, Map<Long, MetricValues> values) {
    Map<Long, Long> seen = new HashMap<>();
    stage
        .peaks()
        .forEach(
            (id, peak) -> {
              MetricValues of = values.get(id);
              if (of != null) {
                StageKey key = stage.key();
                seen.put(id, 0L);
                of.addHighest(
                    new Highest(peak.value(), key.stageId(), key.attemptId(), peak.taskId()));
              }
            });
    if (seen.isEmpty()) {
      return;
    }
    source.blocks(stage.key(), block -> take(stage, block, seen, values));
    seen.forEach((id, count) -> add(values.get(id), stage.numTasks() - count));
  }

  /** Takes the values of one block and counts the indices that had one. */
  private static void take(
      SqlStage stage, SqlBlock block, Map<Long, Long> seen, Map<Long, MetricValues> values) {
    int indices = Math.min(SqlBlock.SIZE, stage.numTasks() - block.number() * SqlBlock.SIZE);
    for (Map.Entry<Long, Long> entry : seen.entrySet()) {
      long[] found = block.valuesOf(entry.getKey());
      MetricValues of = values.get(entry.getKey());
      if (found != null && of != null) {
        of.add(found, indices);
        entry.setValue(entry.getValue() + indices);
      }
    }
  }

  private static void add(@Nullable MetricValues values, long zeros) {
    if (values != null) {
      values.addZeros(zeros);
    }
  }
}
