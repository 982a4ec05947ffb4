package dev.tidewatch.core.spark.sql;

import static dev.tidewatch.core.spark.sql.PlanNumbers.UNKNOWN;

import dev.tidewatch.core.spark.sql.PlanGraph.Edge;
import dev.tidewatch.core.spark.sql.PlanGraph.Node;
import dev.tidewatch.core.spark.sql.PlanNumbers.Broadcast;
import dev.tidewatch.core.spark.sql.PlanNumbers.Join;
import dev.tidewatch.core.spark.sql.PlanNumbers.Scan;
import dev.tidewatch.core.spark.sql.PlanNumbers.Side;
import dev.tidewatch.core.spark.sql.PlanNumbers.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds in a plan what {@link PlanNumbers} has. Names are those of Spark 3.0 to 4.1. */
final class PlanReading {

  private static final int MAX_NAME = 200;
  private static final String ROWS = "number of output rows";

  private static final Set<String> SORTS = Set.of("Sort", "AQEShuffleRead", "CustomShuffleReader");

  /** Nodes that give as many rows as they take. */
  private static final Set<String> SAME_ROWS =
      Set.of(
          "Sort",
          "AQEShuffleRead",
          "CustomShuffleReader",
          "Project",
          "Exchange",
          "BroadcastExchange"); // of Spark 3.0, which does not count them

  /** Nodes between a scan and a filter that take no rows away. */
  private static final Set<String> UNFILTERED = Set.of("ColumnarToRow", "Project");

  private static final Set<String> LIMITS =
      Set.of("CollectLimit", "CollectTail", "LocalLimit", "GlobalLimit");

  private static final Set<String> JOINS =
      Set.of(
          "SortMergeJoin",
          "SortMergeJoin(skew=true)",
          "ShuffledHashJoin",
          "ShuffledHashJoin(skew=true)",
          "CartesianProduct",
          "BroadcastNestedLoopJoin");

  private final PlanGraph graph;
  private final Neighbours neighbours;
  private final Map<Long, Long> totals;

  PlanReading(PlanGraph graph, Map<Long, Long> totals) {
    this.graph = graph;
    this.neighbours = Neighbours.of(graph);
    this.totals = totals;
  }

  PlanNumbers numbers() {
    return new PlanNumbers(
        shape(),
        found(node -> metric(node, "number of files read") > 0, this::scan),
        found(node -> JOINS.contains(name(node)), this::join),
        found(node -> name(node).equals("BroadcastExchange"), this::broadcast),
        written());
  }

  private long shape() {
    long hash = 0;
    for (Node node : graph.nodes()) {
      hash = 31 * hash + node.name().hashCode();
    }
    for (Edge edge : graph.edges()) {
      hash = 31 * (31 * hash + edge.fromId()) + edge.toId();
    }
    return hash;
  }

  private <T> List<T> found(Predicate<Node> wanted, Function<Node, T> as) {
    return graph.nodes().stream().filter(wanted).limit(PlanNumbers.MOST).map(as).toList();
  }

  private Scan scan(Node node) {
    return new Scan(
        cut(name(node)),
        metric(node, "number of files read"),
        metric(node, "size of files read"),
        metric(node, "number of partitions read"),
        node.traits().partitionFilters(),
        metric(node, ROWS),
        kept(node),
        isLimited(node));
  }

  /** Rows that a filter right behind a scan lets pass. */
  private long kept(Node scan) {
    Node next = neighbours.up(scan, node -> UNFILTERED.contains(name(node)));
    return next != null && name(next).equals("Filter")
        ? Math.max(0, metric(next, ROWS)) // tasks do not report what is 0
        : UNKNOWN;
  }

  /** Whether a limit stands between a scan and the next node that needs all its rows. */
  private boolean isLimited(Node scan) {
    Node next =
        neighbours.up(
            scan, node -> !LIMITS.contains(name(node)) && !name(node).contains("Exchange"));
    return next != null && LIMITS.contains(name(next));
  }

  private Join join(Node node) {
    List<Node> sides = neighbours.children(node);
    return new Join(
        cut(name(node)),
        node.traits().join(),
        metric(node, ROWS),
        sides.size() == 2 ? side(sides.get(0)) : new Side(UNKNOWN, UNKNOWN),
        sides.size() == 2 ? side(sides.get(1)) : new Side(UNKNOWN, UNKNOWN));
  }

  private Side side(Node top) {
    Node exchange = neighbours.down(top, node -> SORTS.contains(name(node)));
    Node counted =
        neighbours.down(
            top, node -> SAME_ROWS.contains(name(node)) && metric(node, ROWS) == UNKNOWN);
    return new Side(
        exchange != null && name(exchange).equals("Exchange")
            ? metric(exchange, "data size")
            : UNKNOWN,
        counted == null ? UNKNOWN : metric(counted, ROWS));
  }

  private Broadcast broadcast(Node node) {
    return new Broadcast(
        metric(node, "data size"),
        metric(node, ROWS),
        metric(node, "time to collect"),
        metric(node, "time to build"),
        metric(node, "time to broadcast"));
  }

  private @Nullable Written written() {
    List<Written> found =
        graph.nodes().stream()
            .filter(node -> metric(node, "number of written files") > 0)
            .map(
                node ->
                    new Written(
                        metric(node, "number of written files"),
                        Math.max(
                            metric(node, "written output"),
                            metric(node, "bytes of written output")))) // until Spark 2.4
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** The value of a metric that was reported. */
  private long metric(Node node, String name) {
    return node.metrics().stream()
        .filter(metric -> metric.name().trim().equals(name))
        .map(metric -> totals.getOrDefault(metric.accumulatorId(), UNKNOWN))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String name(Node node) {
    return node.name().trim();
  }

  private static String cut(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
  }
}
