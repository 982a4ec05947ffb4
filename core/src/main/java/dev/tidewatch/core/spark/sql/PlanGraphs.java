package dev.tidewatch.core.spark.sql;

import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.sql.PlanGraph.Edge;
import dev.tidewatch.core.spark.sql.PlanGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes graphs of plans as {@code SparkPlanGraph} of Spark 4.1 does: what only wraps another node
 * is left out, what is used again is one node, and whole-stage code generation is a cluster around
 * the nodes below it up to the next input adapter.
 *
 * <p>Recurses as deep as the plan is, which the parser bounds.
 */
public final class PlanGraphs {

  private static final String CODEGEN = "WholeStageCodegen";

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /** Ids of exchanges and subqueries, by the identity of their plans. */
  private final Map<Long, Long> reusable = new HashMap<>();

  private PlanGraphs() {}

  /** The graph of a plan. */
  public static PlanGraph of(SqlPlanNode plan) {
    if (plan.equals(SqlPlanNode.NONE)) {
      return PlanGraph.NONE;
    }
    PlanGraphs graph = new PlanGraphs();
    graph.add(plan, null, null);
    return new PlanGraph(List.copyOf(graph.nodes), List.copyOf(graph.edges));
  }

  /** A cluster of code generation: its node, and the number in its name. */
  private record Cluster(@Nullable Long codegenId) {

    static Cluster named(String name) {
      String trimmed = name.trim();
      String prefix = CODEGEN + " (";
      if (!trimmed.startsWith(prefix) || !trimmed.endsWith(")")) {
        return new Cluster(null);
      }
      try {
        return new Cluster(Long.valueOf(trimmed.substring(prefix.length(), trimmed.length() - 1)));
      } catch (NumberFormatException e) {
        return new Cluster(null);
      }
    }
  }

  /**
   * @param parent id of the node above; null at the root
   * @param cluster that the node is in unless it leaves it
   */
  private void add(SqlPlanNode plan, @Nullable Long parent, @Nullable Cluster cluster) {
    String name = plan.name();
    if (name.startsWith(CODEGEN)) {
      node(plan, null);
      addOnlyChild(plan, parent, Cluster.named(name));
      return;
    }
    switch (name) {
      case "InputAdapter", "TableCacheQueryStage", "ResultQueryStage" ->
          addOnlyChild(plan, parent, null);
      case "BroadcastQueryStage", "ShuffleQueryStage" -> addOrReuse(plan, parent, null);
      case "Subquery" -> addSubquery(plan, parent);
      case "ReusedSubquery" -> addOnlyChild(plan, parent, cluster);
      case "ReusedExchange" -> addReusedExchange(plan, parent, cluster);
      default -> addNode(plan, parent, cluster);
    }
  }

  private void addOnlyChild(SqlPlanNode plan, @Nullable Long parent, @Nullable Cluster cluster) {
    if (!plan.children().isEmpty()) {
      add(plan.children().get(0), parent, cluster);
    }
  }

  private void addOrReuse(SqlPlanNode plan, @Nullable Long parent, @Nullable Cluster cluster) {
    if (!plan.children().isEmpty() && !reuse(plan.children().get(0), parent)) {
      add(plan.children().get(0), parent, cluster);
    }
  }

  /** A subquery is in no cluster, even where what uses it is. */
  private void addSubquery(SqlPlanNode plan, @Nullable Long parent) {
    if (!reuse(plan, parent)) {
      addNode(plan, parent, null);
    }
  }

  private void addReusedExchange(
      SqlPlanNode plan, @Nullable Long parent, @Nullable Cluster cluster) {
    if (plan.children().isEmpty() || !reuse(plan.children().get(0), parent)) {
      addNode(plan, parent, cluster);
    }
  }

  /** Points to a node that is there; false where there is none yet. */
  private boolean reuse(SqlPlanNode plan, @Nullable Long parent) {
    Long known = reusable.get(plan.identity());
    if (known != null && parent != null) {
      edges.add(new Edge(known, parent));
    }
    return known != null;
  }

  private void addNode(SqlPlanNode plan, @Nullable Long parent, @Nullable Cluster cluster) {
    long id = node(plan, cluster);
    if (plan.name().contains("Exchange") || plan.name().equals("Subquery")) {
      reusable.put(plan.identity(), id);
    }
    if (parent != null) {
      edges.add(new Edge(id, parent));
    }
    plan.children().forEach(child -> add(child, id, cluster));
  }

  private long node(SqlPlanNode plan, @Nullable Cluster cluster) {
    long id = nodes.size();
    nodes.add(
        new Node(
            id,
            plan.name(),
            cluster == null ? null : cluster.codegenId(),
            plan.metrics(),
            plan.traits()));
    return id;
  }
}
