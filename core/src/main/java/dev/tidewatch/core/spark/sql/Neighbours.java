package dev.tidewatch.core.spark.sql;

import dev.tidewatch.core.spark.sql.PlanGraph.Edge;
import dev.tidewatch.core.spark.sql.PlanGraph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The nodes of a plan by what lies above and below them. */
final class Neighbours {

  private final Map<Long, List<Node>> parents = new HashMap<>();
  private final Map<Long, List<Node>> children = new HashMap<>();

  private Neighbours() {}

  static Neighbours of(PlanGraph graph) {
    Map<Long, Node> nodes = new HashMap<>();
    graph.nodes().forEach(node -> nodes.put(node.id(), node));
    Neighbours found = new Neighbours();
    for (Edge edge : graph.edges()) {
      Node from = nodes.get(edge.fromId());
      Node to = nodes.get(edge.toId());
      if (from != null && to != null) {
        found.parents.computeIfAbsent(from.id(), id -> new ArrayList<>()).add(to);
        found.children.computeIfAbsent(to.id(), id -> new ArrayList<>()).add(from);
      }
    }
    return found;
  }

  /** From the left to the right. */
  List<Node> children(Node node) {
    return children.getOrDefault(node.id(), List.of());
  }

  /** The first node above one that is not to be passed; null where there is none. */
  @Nullable Node up(Node from, Predicate<Node> passed) {
    return first(only(parents.get(from.id())), passed, parents);
  }

  /** The first node from one on downwards that is not to be passed; null where there is none. */
  @Nullable Node down(Node from, Predicate<Node> passed) {
    return first(from, passed, children);
  }

  /** Follows no branches, and nothing in a circle, which a log could be made to have. */
  private static @Nullable Node first(
      @Nullable Node from, Predicate<Node> passed, Map<Long, List<Node>> next) {
    Node node = from;
    for (int steps = 0; node != null && passed.test(node); steps++) {
      node = steps > next.size() ? null : only(next.get(node.id()));
    }
    return node;
  }

  private static @Nullable Node only(@Nullable List<Node> nodes) {
    return nodes == null || nodes.size() != 1 ? null : nodes.get(0);
  }
}
