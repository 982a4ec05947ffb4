package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.sql.PlanGraph;
import dev.tidewatch.core.spark.sql.ScalaOrder;
import dev.tidewatch.core.spark.state.JobState;
import dev.tidewatch.core.spark.state.SqlExecutionState;
import dev.tidewatch.core.spark.state.SqlExecutionState.Job;
import dev.tidewatch.core.spark.state.SqlMetrics;
import dev.tidewatch.core.spark.state.SqlPlanState;
import dev.tidewatch.core.spark.state.SqlReader;
import dev.tidewatch.core.spark.state.SqlValuesState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answers to {@code sql} and {@code sql/{id}}. */
public final class SqlAnswers {

  private final SqlReader sql;
  private final long now;

  /**
   * Answers from one attempt.
   *
   * @param now milliseconds since the epoch, up to which what runs is measured
   */
  public SqlAnswers(SqlReader sql, long now) {
    this.sql = sql;
    this.now = now;
  }

  /** What of an execution is shown. */
  private record Shown(boolean details, boolean planDescription) {

    static Shown read(ParameterReader reader) {
      return new Shown(reader.flag("details", true), reader.flag("planDescription", true));
    }
  }

  /**
   * {@code sql}: ascending by id. Plans are read while the answer is written, one at a time, since
   * a thousand of them may not fit into memory.
   */
  public Answer<Iterable<ExecutionData>> list(QueryParameters query) {
    ParameterReader reader = new ParameterReader(query);
    Shown shown = Shown.read(reader);
    int offset = reader.integer("offset", 0);
    int length = reader.integer("length", -1);
    return reader.answer(
        () -> {
          List<SqlExecutionState> all = sql.executions();
          List<SqlExecutionState> page =
              length <= 0 ? all : all.stream().skip(Math.max(0, offset)).limit(length).toList();
          return () -> page.stream().map(execution -> data(execution, shown)).iterator();
        });
  }

  /** {@code sql/{executionId}}. */
  public Answer<ExecutionData> one(String executionId, QueryParameters query) {
    if (!executionId.matches("[0-9]{1,18}")) {
      return new Answer.NotFound<>("unknown query execution id: " + executionId);
    }
    ParameterReader reader = new ParameterReader(query);
    Shown shown = Shown.read(reader);
    long id = Long.parseLong(executionId);
    SqlExecutionState execution = sql.execution(id);
    return execution == null
        ? new Answer.NotFound<>("unknown query execution id: " + id)
        : reader.answer(() -> data(execution, shown));
  }

  private ExecutionData data(SqlExecutionState execution, Shown shown) {
    boolean noPlan = !shown.details() && !shown.planDescription();
    SqlPlanState plan = noPlan ? SqlPlanState.NONE : sql.plan(execution.id());
    Long completed = execution.completionTime();
    return new ExecutionData(
        execution.id(),
        execution.status(),
        execution.description(),
        shown.planDescription() ? plan.text() : "",
        Instant.ofEpochMilli(execution.submissionTime()),
        (completed == null ? now : completed) - execution.submissionTime(),
        jobs(execution, JobState.Status.RUNNING),
        jobs(execution, JobState.Status.SUCCEEDED),
        jobs(execution, JobState.Status.FAILED),
        shown.details() ? nodes(plan.graph(), values(execution, plan)) : List.of(),
        shown.details() ? edges(plan.graph()) : List.of());
  }

  private static List<Integer> jobs(SqlExecutionState execution, JobState.Status status) {
    Map<Integer, JobState.Status> statuses =
        execution.jobs().stream()
            .collect(Collectors.toMap(Job::jobId, Job::status, (first, last) -> last));
    return ScalaOrder.of(execution.jobs().stream().map(Job::jobId).toList()).stream()
        .filter(id -> statuses.get(id) == status)
        .toList();
  }

  private Map<Long, String> values(SqlExecutionState execution, SqlPlanState plan) {
    if (execution.ended()) {
      return sql.values(execution.id()).byAccumulator();
    }
    SqlValuesState running = SqlMetrics.of(sql, execution, plan);
    // It may have ended meanwhile, and what was aggregated with it.
    SqlValuesState ended = sql.values(execution.id());
    return (ended.equals(SqlValuesState.NONE) ? running : ended).byAccumulator();
  }

  /** The last node first, as Spark lists them. */
  private static List<ExecutionData.Node> nodes(PlanGraph graph, Map<Long, String> values) {
    List<ExecutionData.Node> nodes = new ArrayList<>();
    for (PlanGraph.Node node : graph.nodes()) {
      nodes.add(
          new ExecutionData.Node(
              node.id(),
              node.name().trim(),
              node.wholeStageCodegenId(),
              node.metrics().stream()
                  .filter(metric -> values.containsKey(metric.accumulatorId()))
                  .map(
                      metric ->
                          new ExecutionData.Metric(
                              metric.name().trim(),
                              values.getOrDefault(metric.accumulatorId(), "")))
                  .toList()));
    }
    Collections.reverse(nodes);
    return nodes;
  }

  private static List<ExecutionData.Edge> edges(PlanGraph graph) {
    return graph.edges().stream()
        .map(edge -> new ExecutionData.Edge(edge.fromId(), edge.toId()))
        .toList();
  }
}
