package dev.tidewatch.core.spark.event;

import static dev.tidewatch.core.spark.event.Lines.event;
import static dev.tidewatch.core.spark.event.Lines.malformed;
import static dev.tidewatch.core.spark.event.Lines.parse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.core.spark.event.Parsed.Malformed;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import dev.tidewatch.core.spark.event.SparkEvent.SqlDriverUpdates;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionEnd;
import dev.tidewatch.core.spark.event.SparkEvent.SqlExecutionStart;
import dev.tidewatch.core.spark.event.SparkEvent.SqlMetricsAdded;
import dev.tidewatch.core.spark.event.SparkEvent.SqlPlanUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlEventsTest {

  private static final String PACKAGE = "org.apache.spark.sql.execution.ui.SparkListener";
  private static final String START = PACKAGE + "SQLExecutionStart";
  private static final String END = PACKAGE + "SQLExecutionEnd";
  private static final String DRIVER = PACKAGE + "DriverAccumUpdates";

  private static final String RANGE =
      "{'nodeName':'Range','simpleString':'Range (0, 9)','children':[],'metadata':{},"
          + "'metrics':[{'name':'number of output rows','accumulatorId':7,'metricType':'sum'}]}";

  @Test
  void aStartHasItsPlan() {
    SqlExecutionStart start =
        parse(
            SqlExecutionStart.class,
            event(
                START,
                "'executionId':3,'rootExecutionId':3,'description':'count','details':'at A.b'",
                "'physicalPlanDescription':'the plan'",
                "'sparkPlanInfo':{'nodeName':'Project','simpleString':'p','children':["
                    + RANGE
                    + "],'metrics':[]}",
                "'time':1700000000000,'modifiedConfigs':{},'jobTags':[]"));

    assertThat(start.executionId()).isEqualTo(3);
    assertThat(start.description()).isEqualTo("count");
    assertThat(start.planText()).isEqualTo("the plan");
    assertThat(start.time()).isEqualTo(1_700_000_000_000L);
    assertThat(start.plan().name()).isEqualTo("Project");
    SqlPlanNode range = start.plan().children().get(0);
    assertThat(range.name()).isEqualTo("Range");
    assertThat(range.metrics()).containsExactly(new SqlMetric("number of output rows", 7, "sum"));
  }

  @Test
  void plansWithTheSameWordsAreTheSameAndOthersAreNot() {
    assertThat(planOf(RANGE).identity()).isEqualTo(planOf(RANGE).identity());
    assertThat(planOf(RANGE).identity())
        .isNotEqualTo(planOf(RANGE.replace("Range (0, 9)", "Range (0, 8)")).identity())
        .isNotEqualTo(
            planOf(RANGE.replace("'children':[]", "'children':[" + RANGE + "]")).identity())
        .isNotEqualTo(planOf(RANGE.replace("'Range'", "'Rango'")).identity());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "SortMergeJoin|SortMergeJoin [a#1], [b#2], Inner|INNER",
        "SortMergeJoin(skew=true)|SortMergeJoin(skew=true) [a#1, c#3], [b#2, d#4], LeftAnti|LEFT",
        "SortMergeJoin|SortMergeJoin [coalesce(a#1, FullOuter)], [b#2], RightOuter, (x > [1,2])|RIGHT",
        "ShuffledHashJoin|ShuffledHashJoin [a#1], [b#2], FullOuter, BuildLeft|FULL",
        "SortMergeJoin|SortMergeJoin [a#1], [b#2], ExistenceJoin(exists#9)|LEFT",
        "SortMergeJoin|SortMergeJoin [a#1], [b#2], Sideways|-",
        "SortMergeJoin|SortMergeJoin [a#1], [b#2|-",
        "BroadcastHashJoin|BroadcastHashJoin [a#1], [b#2], Inner, BuildRight|-"
      })
  void aJoinTellsWhichSideItKeeps(String name, String description, @Nullable JoinKind kind) {
    String node = RANGE.replace("'Range'", "'" + name + "'").replace("Range (0, 9)", description);

    assertThat(planOf(node).traits().join()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{}|-",
        "{'PartitionFilters':'[]'}|false",
        "{'Format':'Parquet','PartitionFilters':'[isnotnull(day#1)]','Location':'x'}|true",
        "{'PartitionFilters':7}|true",
        "null|-",
        "[['PartitionFilters']]|-",
        "7|-"
      })
  void aScanTellsWhetherItsPartitionsAreFiltered(String metadata, @Nullable Boolean filters) {
    String node = RANGE.replace("'metadata':{}", "'metadata':" + metadata);

    assertThat(planOf(node).traits().partitionFilters()).isEqualTo(filters);
    assertThat(planOf(node).metrics()).hasSize(1);
  }

  @Test
  void updatesAndEndsAreRead() {
    assertThat(
            parse(
                event(
                    PACKAGE + "SQLAdaptiveExecutionUpdate",
                    "'executionId':3,'physicalPlanDescription':'new','sparkPlanInfo':" + RANGE)))
        .isEqualTo(new SqlPlanUpdate(3, "new", planOf(RANGE)));
    assertThat(
            parse(
                event(
                    PACKAGE + "SQLAdaptiveSQLMetricUpdates",
                    "'executionId':3,'sqlPlanMetrics':[{'name':'rows','accumulatorId':9,"
                        + "'metricType':'sum'}]")))
        .isEqualTo(new SqlMetricsAdded(3, List.of(new SqlMetric("rows", 9, "sum"))));
    assertThat(parse(event(DRIVER, "'executionId':3,'accumUpdates':[[1,4],[2,-5]]")))
        .isEqualTo(new SqlDriverUpdates(3, AccumulatorUpdates.of(1, 4, 2, -5)));
    assertThat(parse(event(END, "'executionId':3,'time':5,'errorMessage':''")))
        .isEqualTo(new SqlExecutionEnd(3, 5, ""));
    assertThat(parse(event(END, "'executionId':3,'time':5")))
        .isEqualTo(new SqlExecutionEnd(3, 5, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'executionId':1,'time':5",
        "'executionId':1,'time':5,'sparkPlanInfo':{'simpleString':'x'}",
        "'executionId':1,'sparkPlanInfo':{'nodeName':'x'}",
        "'time':5,'sparkPlanInfo':{'nodeName':'x'}",
        "'executionId':1,'time':5,'sparkPlanInfo':{'nodeName':'x','metrics':[{'name':'y'}]}"
      })
  void aStartWithoutWhatItCannotDoWithoutIsRefused(String fields) {
    assertThat(malformed(event(START, fields)).reason()).isEqualTo(Reason.MISSING_FIELD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[1]]", "[[1,2,3]]", "[1,2]", "{}", "[['x',1]]", "[[1,null]]"})
  void updatesThatAreNoPairsAreRefused(String updates) {
    assertThat(malformed(event(DRIVER, "'executionId':3,'accumUpdates':" + updates)).reason())
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void aPlanDeeperThanSparkItselfReadsIsRefused() {
    String deep = "{'nodeName':'x','children':[".repeat(600) + "]}".repeat(600);

    Parsed parsed = parse(event(START, "'executionId':1,'time':5,'sparkPlanInfo':" + deep));

    assertThat(parsed).isInstanceOf(Malformed.class);
  }

  @Test
  void ofAPlanWithTooManyNodesTheRestIsLeftOutAndThatIsSaid() {
    int nodes = SqlPlanReader.MAX_NODES + 10;
    String wide = "{'nodeName':'x','children':[]},".repeat(nodes - 1);
    SqlPlanNode plan =
        planOf("{'nodeName':'root','children':[" + wide.substring(0, wide.length() - 1) + "]}");

    assertThat(plan.children()).hasSize(SqlPlanReader.MAX_NODES);
    assertThat(plan.children().get(SqlPlanReader.MAX_NODES - 1).name())
        .isEqualTo("… (10 more nodes left out by Tidewatch)");
  }

  @Test
  void longNamesAreCut() {
    assertThat(planOf("{'nodeName':'" + "n".repeat(100_000) + "'}").name().length())
        .isLessThan(5_000);
  }

  @Test
  void manyLongNamesAreTogetherNoMoreThanAStoreTakes() {
    String one = "{'nodeName':'" + "n".repeat(4_000) + "','children':[]},";
    SqlPlanNode plan =
        planOf(
            "{'nodeName':'root','children':["
                + one.repeat(999)
                + one.substring(0, one.length() - 1)
                + "]}");

    int chars = plan.children().stream().mapToInt(child -> child.name().length()).sum();
    assertThat(plan.children()).hasSize(1_000);
    assertThat(chars).isLessThan(1_100_000);
  }

  @Test
  void secretsInPlansAreHidden() {
    String url = "jdbc:postgresql://db/x?user=u&password=hunter2";
    String line =
        event(
            START,
            "'executionId':1,'time':5,'description':'read " + url + "'",
            "'physicalPlanDescription':'Scan " + url + "'",
            "'sparkPlanInfo':{'nodeName':'Scan JDBCRelation(" + url + ")'}");

    Parsed parsed = new EventParser(Redactor.sparkDefaults()).parse(line.getBytes(UTF_8));

    assertThat(parsed).isInstanceOf(SqlExecutionStart.class);
    assertThat(parsed.toString()).doesNotContain("hunter2").contains(Redactor.REPLACEMENT);
  }

  @Test
  void aTaskTellsWhatItAddedToSqlMetrics() {
    assertThat(parse(TaskEnd.class, Lines.TASK_END).sqlUpdates())
        .isEqualTo(AccumulatorUpdates.of(22, 24));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"-\"",
        "\"1.5\"",
        "\"99999999999999999999\"",
        "\"x\"",
        "null",
        "1.5",
        "[1]",
        "{}",
        "99999999999999999999"
      })
  void whatIsNoWholeNumberIsNoUpdate(String update) {
    String line = Lines.TASK_END.replace("\"Update\":\"24\"", "\"Update\":" + update);

    assertThat(parse(TaskEnd.class, line).sqlUpdates()).isEqualTo(AccumulatorUpdates.NONE);
    assertThat(parse(TaskEnd.class, line).task().accumulables()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "\"-3\""})
  void updatesMayBeNumbersOrTexts(String update) {
    String line = Lines.TASK_END.replace("\"Update\":\"24\"", "\"Update\":" + update);

    assertThat(parse(TaskEnd.class, line).sqlUpdates()).isEqualTo(AccumulatorUpdates.of(22, -3));
  }

  private static SqlPlanNode planOf(String plan) {
    return parse(
            SqlExecutionStart.class,
            event(START, "'executionId':1,'time':5,'sparkPlanInfo':" + plan))
        .plan();
  }
}
