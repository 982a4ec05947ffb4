package dev.tidewatch.core.spark.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.JoinKind;
import dev.tidewatch.core.spark.event.SqlMetric;
import dev.tidewatch.core.spark.event.SqlPlanNode;
import dev.tidewatch.core.spark.event.SqlPlanNode.Traits;
import dev.tidewatch.core.spark.event.TaskMetric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on plans of queries where they begin and end. */
class PlanRulesTest {

  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final String ROWS = "number of output rows";

  private final SimulatedRun run = new SimulatedRun();
  private final Map<Long, Long> values = new HashMap<>();
  private long identity;

  @ParameterizedTest
  @CsvSource({"101, 1000, 1", "100, 1000, 0", "101, 400000000, 0", "100000, 1000, 1"})
  void manySmallFilesAreReported(long files, long bytes, int findings) {
    query(1, scan(files, bytes, 10, null));

    assertThat(run.findings("small-files-read")).hasSize(findings);
  }

  @Test
  void filesOfAScanThatWasPlannedAndNotRunAreNot() {
    query(1, scan(500, 1_000, 0, null));

    assertThat(run.findings("small-files-read")).isEmpty();
  }

  @Test
  void filesBehindALimitAreNot() {
    query(1, node("CollectLimit", Map.of(), scan(500, 1_000, 10, null)));

    assertThat(run.findings("small-files-read")).isEmpty();
  }

  @Test
  void aQueryThatRunsOrHasFailedIsNotJudged() {
    run.queryStarts(1, scan(500, 1_000, 10, null)).driverMeasures(1, values);
    assertThat(run.findings()).isEmpty();

    run.queryEnds(1, "it broke");
    assertThat(run.findings()).isEmpty();
  }

  @Test
  void aQueryThatRunsAgainIsOneFindingOfItsWorstExecution() {
    query(1, scan(200, 1_000, 10, null));
    query(2, scan(900, 1_000, 10, null));
    query(3, scan(300, 1_000, 10, null));
    query(4, node("Sort", Map.of(), scan(101, 1_000, 10, null)));

    assertThat(run.findings("small-files-read"))
        .extracting(Finding::sqlExecution)
        .containsExactly(2L, 4L);
    assertThat(run.findings("small-files-read").get(0).message()).endsWith("3 executions show it.");
    assertThat(run.findings("small-files-read").get(0).stage()).isNull();
  }

  @Test
  void ofManyQueriesTheWorstAreReported() {
    for (int i = 0; i <= Queries.MOST; i++) {
      query(i, node("Union " + i, Map.of(), scan(200 + i, 1_000, 10, null)));
    }

    assertThat(run.findings("small-files-read"))
        .hasSize(Queries.MOST)
        .extracting(Finding::sqlExecution)
        .doesNotContain(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "INNER, 10, 1000, 0", // MiB: the larger side must have more than a GiB
    "INNER, 10, 1100, 1",
    "INNER, 1100, 10, 1",
    "INNER, 20, 1100, 0", // and 100 times as much as the smaller one
    "INNER, 100, 10000, 1",
    "INNER, 101, 20000, 0", // which has 100 MiB at most
    "LEFT, 1100, 10, 1",
    "LEFT, 10, 1100, 0",
    "RIGHT, 10, 1100, 1",
    "RIGHT, 1100, 10, 0",
    "FULL, 10, 1100, 0",
    ", 10, 1100, 0"
  })
  void aSmallSideIsReportedWhereItMayBeBroadcast(
      @Nullable JoinKind kind, long left, long right, int findings) {
    SqlPlanNode plan =
        new SqlPlanNode(
            "SortMergeJoin",
            identity++,
            List.of(),
            List.of(sorted(left * MIB), sorted(right * MIB)),
            new Traits(kind, null));
    query(1, plan);

    assertThat(run.findings("join-not-broadcast")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"1073741824, 59000, 0, 0", "1073741825, 59000, 1, 0", "1000, 61000, 0, 1"})
  void largeBroadcastsAndSlowOnesAreReported(long bytes, long time, int large, int slow) {
    query(
        1,
        node(
            "BroadcastExchange",
            Map.of(
                "data size",
                bytes,
                "time to collect",
                time - 20,
                "time to build",
                10L,
                "time to broadcast",
                10L)));

    assertThat(run.findings("large-broadcast")).hasSize(large);
    assertThat(run.findings("slow-broadcast")).hasSize(slow);
  }

  @ParameterizedTest
  @CsvSource({
    "BroadcastNestedLoopJoin, 100000, 100000, 5, 0",
    "BroadcastNestedLoopJoin, 100001, 100000, 5, 1",
    "BroadcastNestedLoopJoin, 20000000000, 1, 20000000000, 0", // a value that comes to all rows
    "BroadcastHashJoin, 100001, 100000, 5, 0",
    "CartesianProduct, 100001, 100000, 5, 0", // it reads its sides again and again
    "CartesianProduct, 100001, 100000, 10000100000, 1"
  })
  void pairsOfRowsWithoutAKeyAreReported(
      String join, long left, long right, long rows, int findings) {
    query(
        1,
        node(
            join,
            Map.of(ROWS, rows),
            node("Project", Map.of(), node("Range", Map.of(ROWS, left))),
            node("BroadcastExchange", Map.of(ROWS, right))));

    assertThat(run.findings("nested-loop-join")).hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 1073741824, 49, 1",
    "false, 1073741824, 50, 0", // of 1,000: the filter keeps 5 %
    "false, 1073741823, 49, 0",
    "true, 1073741824, 49, 0",
    ", 1073741824, 49, 0"
  })
  void aScanOfWhichLittleIsKeptIsReportedWhereNothingFiltersPartitions(
      @Nullable Boolean partitionFilters, long bytes, long kept, int findings) {
    query(1, node("Filter", Map.of(ROWS, kept), scan(10, bytes, 1_000, partitionFilters)));

    assertThat(run.findings("full-scan")).hasSize(findings);
  }

  @Test
  void aFilterThatIsNotRightBehindTheScanSaysNothingOfIt() {
    query(
        1,
        node(
            "Filter",
            Map.of(ROWS, 1L),
            node("HashAggregate", Map.of(ROWS, 2L), scan(10, GIB, 1_000, false))));

    assertThat(run.findings("full-scan")).isEmpty();
  }

  @Test
  void theCommandOfAQueryKnowsItsFilesBetterThanTheTasks() {
    run.stage(0, 3, 0, 1L);
    for (int task = 0; task < 3; task++) {
      run.task(0, "1", 0, 10, Map.of(TaskMetric.OUTPUT_BYTES_WRITTEN, 1_000L), 0);
    }
    run.stageEnds(0, 3, 0, 10);
    assertThat(run.findings("small-files-written")).isEmpty();

    query(
        1,
        node(
            "Execute InsertIntoHadoopFsRelationCommand",
            Map.of("number of written files", 240L, "written output", 3_000L)));

    assertThat(run.findings("small-files-written"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).startsWith("240 files were written, of 12 bytes");
              assertThat(finding.stage()).hasToString("0.0");
              assertThat(finding.sqlExecution()).isEqualTo(1);
            });
  }

  @Test
  void whereTwoStagesOfAQueryWriteItsFilesAreOfNeither() {
    for (int stage = 0; stage < 2; stage++) {
      run.stage(stage, 3, 0, 1L);
      for (int task = 0; task < 3; task++) {
        run.task(stage, "1", 0, 10, Map.of(TaskMetric.OUTPUT_BYTES_WRITTEN, 1_000L), 0);
      }
    }
    query(1, node("Execute A", Map.of("number of written files", 240L, "written output", 3_000L)));

    assertThat(run.findings("small-files-written")).isEmpty();
  }

  /** A query that ends well. */
  private void query(long id, SqlPlanNode plan) {
    run.queryStarts(id, plan).driverMeasures(id, values).queryEnds(id, "");
    values.clear();
  }

  private SqlPlanNode scan(long files, long bytes, long rows, @Nullable Boolean partitionFilters) {
    SqlPlanNode node =
        node(
            "Scan parquet db.sales",
            Map.of("number of files read", files, "size of files read", bytes, ROWS, rows));
    return new SqlPlanNode(
        node.name(),
        node.identity(),
        node.metrics(),
        List.of(),
        new Traits(null, partitionFilters));
  }

  private SqlPlanNode sorted(long bytes) {
    return node("Sort", Map.of(), node("Exchange", Map.of("data size", bytes)));
  }

  private SqlPlanNode node(String name, Map<String, Long> metrics, SqlPlanNode... children) {
    List<SqlMetric> own = new ArrayList<>();
    metrics.forEach(
        (metric, value) -> {
          long accumulator = identity++;
          own.add(new SqlMetric(metric, accumulator, "sum"));
          values.put(accumulator, value);
        });
    return new SqlPlanNode(name, identity++, own, List.of(children));
  }
}
