package dev.tidewatch.spark.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spark's {@code ExecutionData}: one execution of a SQL query. */
public record ExecutionData(
    long id,
    String status,
    String description,
    String planDescription,
    Instant submissionTime,
    long duration,
    List<Integer> runningJobIds,
    List<Integer> successJobIds,
    List<Integer> failedJobIds,
    List<Node> nodes,
    List<Edge> edges) {

  /** A node of the plan. */
  public record Node(
      long nodeId, String nodeName, @Nullable Long wholeStageCodegenId, List<Metric> metrics) {}

  /** A metric of a node that was reported. */
  public record Metric(String name, String value) {}

  /** From a node to the one that takes its output. */
  public record Edge(long fromId, long toId) {}
}
