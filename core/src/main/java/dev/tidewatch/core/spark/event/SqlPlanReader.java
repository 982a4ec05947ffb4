package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SqlPlanNode.Traits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plans of SQL events. Bounded: nodes and metrics beyond a limit are stepped over, and a
 * node says so; names are cut. Depth needs no bound of its own, as the line's own ends it.
 */
final class SqlPlanReader {

  /** Nodes kept of one plan. Spark's own page stops being of use at some hundreds. */
  static final int MAX_NODES = 5_000;

  /** Metrics kept of one plan, of all its nodes together. */
  static final int MAX_METRICS = 50_000;

  /** Of the names of a plan together; those after it are cut short. */
  private static final int MAX_CHARS = 1_000_000;

  private static final int MAX_NAME = 4_096;
  private static final int MAX_METRIC_NAME = 256;
  private static final int SHORT = 16;

  private int nodes;
  private int metrics;
  private int chars;
  private long left;

  private SqlPlanReader() {}

  static SqlPlanNode read(JsonLine in, String name) {
    if (!in.enterOptionalObject(name)) {
      return SqlPlanNode.NONE;
    }
    SqlPlanReader reader = new SqlPlanReader();
    SqlPlanNode root = reader.node(in, name);
    return reader.left == 0 ? root : withMark(root, reader.left);
  }

  /** Metrics without a plan. */
  static List<SqlMetric> readMetrics(JsonLine in, String name) {
    return new SqlPlanReader().metrics(in, name);
  }

  private static SqlPlanNode withMark(SqlPlanNode root, long left) {
    List<SqlPlanNode> children = new ArrayList<>(root.children());
    String mark = "… (" + left + " more nodes left out by Tidewatch)";
    children.add(new SqlPlanNode(mark, left, List.of(), List.of()));
    return new SqlPlanNode(
        root.name(), root.identity(), root.metrics(), List.copyOf(children), root.traits());
  }

  private SqlPlanNode node(JsonLine in, String object) {
    nodes++;
    String name = null;
    String description = "";
    Boolean partitionFilters = null;
    List<SqlMetric> own = List.of();
    List<SqlPlanNode> children = List.of();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "nodeName" -> name = in.rawText(field);
        case "simpleString" -> description = Texts.orEmpty(in.rawText(field));
        case "metadata" -> partitionFilters = partitionFilters(in);
        case "metrics" -> own = metrics(in, field);
        case "children" -> children = children(in, field);
        default -> in.skipValue();
      }
    }
    String raw = in.required(name, object, "nodeName");
    long identity = 31 * (31 * digest(raw) + digest(description)) + children.size();
    for (SqlPlanNode child : children) {
      identity = mixed(31 * identity + child.identity());
    }
    return new SqlPlanNode(
        cut(in.texts().free(raw), MAX_NAME),
        identity,
        own,
        children,
        traits(raw, description, partitionFilters));
  }

  private static Traits traits(
      String name, String description, @Nullable Boolean partitionFilters) {
    boolean join = name.startsWith("SortMergeJoin") || name.startsWith("ShuffledHashJoin");
    return join || partitionFilters != null
        ? new Traits(join ? JoinKind.of(description) : null, partitionFilters)
        : Traits.NONE;
  }

  /** Whether the metadata of a scan has filters on partition columns; null where it has no word. */
  private static @Nullable Boolean partitionFilters(JsonLine in) {
    if (!in.enteredObject()) {
      in.skipValue();
      return null;
    }
    Boolean found = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("PartitionFilters")) {
        found = !in.isText("[]");
      } else {
        in.skipValue();
      }
    }
    return found;
  }

  private List<SqlPlanNode> children(JsonLine in, String name) {
    if (!in.enterOptionalArray(name)) {
      return List.of();
    }
    List<SqlPlanNode> children = new ArrayList<>();
    while (in.nextObject(name)) {
      if (nodes < MAX_NODES) {
        children.add(node(in, name));
      } else {
        left++;
        in.skipObject();
      }
    }
    return List.copyOf(children);
  }

  private List<SqlMetric> metrics(JsonLine in, String name) {
    if (!in.enterOptionalArray(name)) {
      return List.of();
    }
    List<SqlMetric> found = new ArrayList<>();
    while (in.nextObject(name)) {
      if (metrics < MAX_METRICS) {
        metrics++;
        found.add(metric(in, name));
      } else {
        in.skipObject();
      }
    }
    return List.copyOf(found);
  }

  private SqlMetric metric(JsonLine in, String object) {
    String name = null;
    long id = JsonLine.ABSENT;
    String type = "";
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> name = in.sharedText(field);
        case "accumulatorId" -> id = in.longValue(field);
        case "metricType" -> type = in.sharedText(field);
        default -> in.skipValue();
      }
    }
    return new SqlMetric(
        cut(in.texts().free(in.required(name, object, "name")), MAX_METRIC_NAME),
        in.required(id, object, "accumulatorId"),
        cut(type, MAX_METRIC_NAME));
  }

  /** Cuts to a length, and to a shorter one where the plan's names are too much together. */
  private String cut(String text, int length) {
    int most = chars > MAX_CHARS ? SHORT : length;
    String kept = text.length() <= most ? text : text.substring(0, most) + "…";
    chars += kept.length();
    return kept;
  }

  private static long digest(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L; // FNV-1a's prime
    }
    return mixed(hash);
  }

  private static long mixed(long hash) {
    long spread = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return spread ^ (spread >>> 29);
  }
}
