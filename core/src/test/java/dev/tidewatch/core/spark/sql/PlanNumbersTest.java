package dev.tidewatch.core.spark.sql;

import static dev.tidewatch.core.spark.sql.PlanNumbers.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.JoinKind;
import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.event.SqlPlanNode.Traits;
import dev.tidewatch.core.spark.sql.PlanGraph.Edge;
import dev.tidewatch.core.spark.sql.PlanGraph.Node;
import dev.tidewatch.core.spark.sql.PlanNumbers.Broadcast;
import dev.tidewatch.core.spark.sql.PlanNumbers.Join;
import dev.tidewatch.core.spark.sql.PlanNumbers.Scan;
import dev.tidewatch.core.spark.sql.PlanNumbers.Side;
import dev.tidewatch.core.spark.sql.PlanNumbers.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanNumbersTest {

  private static final String ROWS = "number of output rows";

  private final Map<Long, Long> totals = new HashMap<>();
  private long identity;

  @Test
  void aScanHasItsFilesAndWhatTheFilterBehindItKeeps() {
    SqlPlanNode scan =
        scan("Scan parquet db.sales ", Map.of("number of partitions read", 10L, ROWS, 1_000L));
    SqlPlanNode plan =
        node("Filter", Map.of(ROWS, 7L), node("ColumnarToRow", Map.of(ROWS, 1_000L), scan));

    assertThat(of(plan).scans())
        .containsExactly(new Scan("Scan parquet db.sales", 300, 4_096, 10, false, 1_000, 7, false));
  }

  @Test
  void aFilterThatReportsNoRowsHasKeptNone() {
    SqlPlanNode plan = node("Filter", Map.of(), scan("Scan csv", Map.of(ROWS, 5L)));

    assertThat(of(plan).scans()).extracting(Scan::kept).containsExactly(0L);
  }

  @Test
  void whatIsBehindAnythingElseThanAFilterIsNotKnownToBeKept() {
    SqlPlanNode plan =
        node("Filter", Map.of(ROWS, 1L), node("Generate", Map.of(), scan("Scan csv", Map.of())));

    assertThat(of(plan).scans()).extracting(Scan::kept).containsExactly(UNKNOWN);
  }

  @Test
  void aLimitMayEndAScanUnlessAShuffleLiesBetweenThem() {
    SqlPlanNode scan = scan("Scan csv", Map.of());

    assertThat(of(node("CollectLimit", Map.of(), node("Project", Map.of(), scan))).scans())
        .extracting(Scan::limited)
        .containsExactly(true);
    assertThat(of(node("CollectLimit", Map.of(), node("Exchange", Map.of(), scan))).scans())
        .extracting(Scan::limited)
        .containsExactly(false);
  }

  @Test
  void theSidesOfAJoinAreWhatWasShuffledForIt() {
    SqlPlanNode plan =
        join(
            "SortMergeJoin(skew=true)",
            new Traits(JoinKind.LEFT, null),
            node("Sort", Map.of(), node("AQEShuffleRead", Map.of(), exchange(900, 9))),
            node("Sort", Map.of(), exchange(100, 1)));

    assertThat(of(plan).joins())
        .containsExactly(
            new Join(
                "SortMergeJoin(skew=true)",
                JoinKind.LEFT,
                UNKNOWN,
                new Side(900, 9),
                new Side(100, 1)));
  }

  @Test
  void theSizeOfASideIsUnknownWhereItWasAggregatedAfterItsShuffle() {
    SqlPlanNode plan =
        join(
            "SortMergeJoin",
            Traits.NONE,
            node("Sort", Map.of(), node("HashAggregate", Map.of(ROWS, 3L), exchange(900, 9))),
            exchange(100, 1));

    assertThat(of(plan).joins()).extracting(Join::left).containsExactly(new Side(UNKNOWN, 3));
  }

  @Test
  void whatIsUsedAgainIsASideToo() {
    SqlPlanNode exchange = exchange(900, 9);
    SqlPlanNode plan =
        join("SortMergeJoin", Traits.NONE, exchange, node("ReusedExchange", Map.of(), exchange));

    assertThat(of(plan).joins()).extracting(Join::right).containsExactly(new Side(900, 9));
  }

  @Test
  void broadcastsAndWrittenFilesAreRead() {
    SqlPlanNode broadcast =
        node(
            "BroadcastExchange",
            Map.of(
                "data size",
                10L,
                ROWS,
                2L,
                "time to collect",
                3L,
                "time to build",
                4L,
                "time to broadcast",
                5L));
    SqlPlanNode plan =
        node(
            "Execute InsertIntoHadoopFsRelationCommand",
            Map.of("number of written files", 160L, "written output", 320L),
            node("WriteFiles", Map.of(), broadcast));

    assertThat(of(plan).broadcasts()).containsExactly(new Broadcast(10, 2, 3, 4, 5));
    assertThat(of(plan).written()).isEqualTo(new Written(160, 320));
  }

  @Test
  void ofTwoCommandsThatWriteNeitherIsTaken() {
    Map<String, Long> written = Map.of("number of written files", 1L, "written output", 2L);
    SqlPlanNode plan =
        node("Union", Map.of(), node("Execute A", written), node("Execute B", written));

    assertThat(of(plan).written()).isNull();
  }

  @Test
  void ofManyScansTheFirstAreKept() {
    SqlPlanNode[] scans = new SqlPlanNode[PlanNumbers.MOST + 1];
    for (int i = 0; i < scans.length; i++) {
      scans[i] = scan("Scan csv " + i, Map.of());
    }

    assertThat(of(node("Union", Map.of(), scans)).scans())
        .hasSize(PlanNumbers.MOST)
        .last()
        .extracting(Scan::name)
        .isEqualTo("Scan csv " + (PlanNumbers.MOST - 1));
  }

  @Test
  void plansOfTheSameNodesHaveOneShapeWhateverTheirNumbers() {
    long shape = of(node("Filter", Map.of(ROWS, 1L), scan("Scan csv", Map.of()))).shape();

    assertThat(of(node("Filter", Map.of(ROWS, 2L), scan("Scan csv", Map.of()))).shape())
        .isEqualTo(shape);
    assertThat(of(node("Filter", Map.of(ROWS, 2L), scan("Scan json", Map.of()))).shape())
        .isNotEqualTo(shape);
  }

  @Test
  void aGraphThatGoesInCirclesIsReadToAnEnd() {
    List<Node> nodes = new ArrayList<>();
    for (int id = 0; id < 2; id++) {
      SqlMetric files = new SqlMetric("number of files read", id, "sum");
      nodes.add(new Node(id, "Project", null, List.of(files), Traits.NONE));
      totals.put((long) id, 1L);
    }
    PlanGraph circle = new PlanGraph(nodes, List.of(new Edge(0, 1), new Edge(1, 0)));

    assertThat(PlanNumbers.of(circle, totals).scans())
        .extracting(Scan::kept)
        .containsExactly(UNKNOWN, UNKNOWN);
  }

  private PlanNumbers of(SqlPlanNode plan) {
    return PlanNumbers.of(PlanGraphs.of(plan), totals);
  }

  private SqlPlanNode scan(String name, Map<String, Long> values) {
    Map<String, Long> all = new HashMap<>(values);
    all.put("number of files read", 300L);
    all.put("size of files read", 4_096L);
    SqlPlanNode node = node(name, all);
    return new SqlPlanNode(
        name, node.identity(), node.metrics(), List.of(), new Traits(null, false));
  }

  private SqlPlanNode exchange(long bytes, long rows) {
    return node("Exchange", Map.of("data size", bytes), node("Range", Map.of(ROWS, rows)));
  }

  private SqlPlanNode join(String name, Traits traits, SqlPlanNode... sides) {
    return new SqlPlanNode(name, identity++, List.of(), List.of(sides), traits);
  }

  private SqlPlanNode node(String name, Map<String, Long> values, SqlPlanNode... children) {
    List<SqlMetric> metrics = new ArrayList<>();
    values.forEach(
        (metric, value) -> {
          metrics.add(new SqlMetric(metric, totals.size(), "sum"));
          totals.put((long) totals.size(), value);
        });
    return new SqlPlanNode(name, identity++, metrics, List.of(children));
  }
}
