package dev.tidewatch.core.spark.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on memory, files, partitions, options and time, at their default limits. */
class SizingRulesTest {

  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  @Test
  void aHeapThatIsFullerThanTheLimitIsShortAndAQuarterMoreIsTheAdvice() {
    assertThat(heap("executor-memory-short", 972 * MIB)).isEmpty();

    Finding found = heap("executor-memory-short", 1000 * MIB).get(0);

    assertThat(found.advice()).containsExactly(new Advice("spark.executor.memory", "1250m"));
    assertThat(found.evidence())
        .contains(
            new Evidence("largest heap", 1000.0 * MIB, "bytes"),
            new Evidence("executor memory", GIB, "bytes"));
  }

  @Test
  void aHeapLargerThanItsMemorySaysThatTheOptionIsNotWhatTheJvmWasGiven() {
    assertThat(heap("executor-memory-short", 2 * GIB)).isEmpty();
  }

  @Test
  void memoryThatNobodyUsedIsJudgedWhenTheApplicationHasEnded() {
    SimulatedRun run = worked("1g", 300_000, 500 * MIB);
    assertThat(run.findings("executor-memory-unused")).isEmpty();

    Finding found = run.ends(400_000).findings("executor-memory-unused").get(0);

    assertThat(found.severity()).isEqualTo(Severity.INFO);
    assertThat(found.advice()).containsExactly(new Advice("spark.executor.memory", "625m"));
    assertThat(worked("1g", 299_999, 500 * MIB).ends(400_000).findings("executor-memory-unused"))
        .as("too short to tell")
        .isEmpty();
    assertThat(worked("1g", 300_000, 720 * MIB).ends(400_000).findings("executor-memory-unused"))
        .as("above 70 %")
        .isEmpty();
  }

  @Test
  void anExecutorThatReportedNothingKeepsTheRuleOnUnusedMemoryQuiet() {
    SimulatedRun run =
        worked("1g", 300_000, 500 * MIB)
            .executor("2", 1)
            .task(0, "2", 0, 1_000, Map.of(), 0)
            .ends(400_000);

    assertThat(run.findings("executor-memory-unused")).isEmpty();
  }

  @Test
  void theHeapOfTheDriverIsJudgedByItsOwnMemory() {
    SimulatedRun run =
        new SimulatedRun()
            .options(Map.of("spark.driver.memory", "2g", "spark.executor.memory", "1g"))
            .executor("driver", 4)
            .stage(0, 1, 0, null)
            .task(0, "driver", 0, 1_000, Map.of(), 2000 * MIB);

    assertThat(run.findings("driver-memory-short"))
        .extracting(Finding::advice)
        .containsExactly(List.of(new Advice("spark.driver.memory", "2500m")));
    assertThat(run.findings("executor-memory-short")).isEmpty();
  }

  @Test
  void littleGarbageIsJudgedWhereNoHeapWasReportedAndTheMemoryIsMoreThanSparksDefault() {
    assertThat(collected("4g", 3_600_000, 35_999, 0).findings("little-gc")).hasSize(1);
    assertThat(collected("4g", 3_600_000, 36_000, 0).findings("little-gc")).isEmpty();
    assertThat(collected("4g", 3_599_999, 1, 0).findings("little-gc")).isEmpty();
    assertThat(collected("1g", 3_600_000, 1, 0).findings("little-gc")).isEmpty();
    assertThat(collected("4g", 3_600_000, 1, GIB).findings("little-gc")).isEmpty();
  }

  @Test
  void tasksThatWriteSmallFilesAreCountedAndThoseThatWriteNothingAreNot() {
    assertThat(wrote(101, 2_999_999).findings("small-files-written"))
        .extracting(Finding::evidence)
        .first()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(new Evidence("files, at least", 101, "count"));
    assertThat(wrote(100, 10).findings("small-files-written")).isEmpty();
    assertThat(wrote(101, 3_000_000).findings("small-files-written")).isEmpty();
  }

  @Test
  void tooFewPartsOfAShuffleGiveTheNumberThatWouldDo() {
    SimulatedRun query = read(4, 513 * MIB, 1L);
    assertThat(query.findings("shuffle-partitions").get(0).advice())
        .containsExactly(
            new Advice(
                "spark.sql.shuffle.partitions", "17, or the number of cores where that is more"));
    assertThat(read(4, 513 * MIB, null).findings("shuffle-partitions").get(0).advice())
        .extracting(Advice::option)
        .containsExactly("spark.default.parallelism");
    assertThat(read(4, 512 * MIB, 1L).findings("shuffle-partitions")).isEmpty();
  }

  @Test
  void tooManyPartsOfAShuffleAreManyAndSmall() {
    assertThat(read(1_000, MIB - 1, 1L).findings("shuffle-partitions"))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
    assertThat(read(999, MIB - 1, 1L).findings("shuffle-partitions")).isEmpty();
    assertThat(read(1_000, MIB, 1L).findings("shuffle-partitions")).isEmpty();
    assertThat(read(1_000, 0, 1L).findings("shuffle-partitions")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ", , 1073741824, true",
    "org.apache.spark.serializer.JavaSerializer, , 1073741824, true",
    "org.apache.spark.serializer.KryoSerializer, , 1073741824, false",
    ", 1, 1073741824, false",
    ", , 1073741823, false"
  })
  void javaSerializationIsJudgedByTheShufflesOfRddsAlone(
      @Nullable String serializer, @Nullable Long sql, long written, boolean found) {
    SimulatedRun run =
        new SimulatedRun()
            .options(serializer == null ? Map.of() : Map.of("spark.serializer", serializer))
            .stage(0, 1, 0, sql)
            .task(0, "1", 0, 1_000, Map.of(TaskMetric.SHUFFLE_BYTES_WRITTEN, written), 0);

    assertThat(run.findings("java-serializer")).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "true, , true",
    "true, 2147483647, true",
    "true, 50, false",
    "true, *********(redacted), false",
    "false, , false"
  })
  void dynamicAllocationWantsABound(String enabled, @Nullable String most, boolean found) {
    Map<String, String> options =
        most == null
            ? Map.of("spark.dynamicAllocation.enabled", enabled)
            : Map.of(
                "spark.dynamicAllocation.enabled",
                enabled,
                "spark.dynamicAllocation.maxExecutors",
                most);

    assertThat(new SimulatedRun().options(options).findings("unbounded-allocation"))
        .hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "yarn, 10g, 1023, 1024m",
    "k8s://https://here, 1g, 300m, 384m",
    "yarn, 10g, 1g, ",
    "yarn, 10g, , ",
    "yarn, what, 1, ",
    "spark://here:7077, 10g, 1, "
  })
  void lessThanTheDefaultBesideTheHeapIsSmall(
      String master, String memory, @Nullable String overhead, @Nullable String advice) {
    Map<String, String> options =
        overhead == null
            ? Map.of("spark.master", master, "spark.executor.memory", memory)
            : Map.of(
                "spark.master",
                master,
                "spark.executor.memory",
                memory,
                "spark.executor.memoryOverhead",
                overhead);

    assertThat(new SimulatedRun().options(options).findings("low-memory-overhead"))
        .flatExtracting(Finding::advice)
        .containsExactlyElementsOf(
            advice == null
                ? List.of()
                : List.of(new Advice("spark.executor.memoryOverhead", advice)));
  }

  @Test
  void timeWithoutAStageIsTheDriversEvenWhereStagesOverlap() {
    SimulatedRun run =
        new SimulatedRun()
            .stageOf(0, 0, 200_000, 1_000, 1_000)
            .stageOf(1, 100_000, 300_000, 1_000, 1_000)
            .ends(600_000);

    assertThat(run.findings("driver-bound").get(0).evidence())
        .contains(
            new Evidence("time without a stage", 300_000, "ms"),
            new Evidence("duration", 600_000, "ms"));
    assertThat(
            new SimulatedRun()
                .stageOf(0, 0, 301_000, 1_000, 1_000)
                .ends(600_000)
                .findings("driver-bound"))
        .isEmpty();
  }

  @Test
  void theCriticalPathIsTheLongestChainOfLongestTasksAndDriverTimeComesOnTop() {
    SimulatedRun run =
        new SimulatedRun()
            .executor("1", 8)
            .stageOf(0, 0, 100_000, 90_000, 10_000)
            .stageOf(1, 0, 200_000, 150_000, 10_000) // beside the one before
            .stageOf(2, 100_000, 400_000, 290_000) // after the first, beside the second
            .stageOf(3, 410_000, 600_000, 190_000) // after all
            .ends(620_000);

    assertThat(run.findings("critical-path").get(0).evidence())
        .contains(
            new Evidence("critical path of tasks", 90_000 + 290_000 + 190_000, "ms"),
            new Evidence("time without a stage", 30_000, "ms"),
            new Evidence("least possible time", 600_000, "ms"),
            new Evidence("held", 620.0 * 8 / 3600, "core hours"));
  }

  @Test
  void whereMoreCoresWouldHelpOrAllAreBusyTheCriticalPathIsNoFinding() {
    assertThat(
            new SimulatedRun()
                .executor("1", 8)
                .stageOf(0, 0, 600_000, 100_000, 100_000)
                .ends(600_000)
                .findings("critical-path"))
        .as("the least possible time is a sixth")
        .isEmpty();
    assertThat(
            new SimulatedRun()
                .executor("1", 1)
                .stageOf(0, 0, 600_000, 590_000)
                .ends(600_000)
                .findings("critical-path"))
        .as("the only core is busy")
        .isEmpty();
  }

  @Test
  void aStageThatEndsBeforeItBeginsKeepsTheRulesOnTimeQuiet() {
    assertThat(
            new SimulatedRun()
                .executor("1", 8)
                .stageOf(0, 5_000, 1_000, 1_000)
                .ends(900_000)
                .findings())
        .extracting(Finding::rule)
        .doesNotContain("driver-bound", "critical-path");
  }

  @Test
  void ofAStageWhoseTasksAreNotAllKeptTheNumbersStayWithinAHundredth() {
    List<Finding> all = skewed(new SimulatedRun());
    List<Finding> sketched = skewed(new SimulatedRun(100));

    assertThat(sketched).extracting(Finding::rule).isEqualTo(rules(all)).hasSize(3);
    for (int i = 0; i < all.size(); i++) {
      List<Evidence> exact = all.get(i).evidence();
      for (int j = 0; j < exact.size(); j++) {
        Evidence about = sketched.get(i).evidence().get(j);
        assertThat(about.value())
            .as("%s of %s", about.name(), all.get(i).rule())
            .isCloseTo(exact.get(j).value(), withinPercentage(1.1));
      }
    }
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  /** Slow and large tasks among many, small files, and parts of a shuffle that are too large. */
  private static List<Finding> skewed(SimulatedRun run) {
    int tasks = 5_000;
    run.stage(0, tasks, 0, 1L);
    for (int task = 0; task < tasks; task++) {
      run.task(
          0,
          "1",
          0,
          1_000 + task % 700 + (task == 77 ? 100_000 : 0),
          Map.of(
              TaskMetric.SHUFFLE_LOCAL_BYTES_READ,
              600 * MIB + task * 10_000L,
              TaskMetric.OUTPUT_BYTES_WRITTEN,
              task % 2 == 0 ? 10_000L : 0L),
          0);
    }
    return run.findings();
  }

  private static List<Finding> heap(String rule, long heap) {
    return worked("1g", 1_000, heap).findings(rule);
  }

  private static SimulatedRun worked(String memory, long runTime, long heap) {
    return new SimulatedRun()
        .options(Map.of("spark.executor.memory", memory))
        .executor("1", 4)
        .stage(0, 1, 0, null)
        .task(0, "1", 0, 1_000, Map.of(TaskMetric.EXECUTOR_RUN_TIME, runTime), heap);
  }

  private static SimulatedRun collected(String memory, long runTime, long gc, long heap) {
    return new SimulatedRun()
        .options(Map.of("spark.executor.memory", memory))
        .executor("1", 4)
        .stage(0, 1, 0, null)
        .task(
            0,
            "1",
            0,
            1_000,
            Map.of(TaskMetric.EXECUTOR_RUN_TIME, runTime, TaskMetric.JVM_GC_TIME, gc),
            heap)
        .ends(2_000);
  }

  private static SimulatedRun wrote(int files, long bytes) {
    SimulatedRun run = new SimulatedRun().stage(0, files + 50, 0, 1L);
    for (int task = 0; task < files + 50; task++) {
      long written = task < files ? bytes : 0;
      run.task(0, "1", 0, 1_000, Map.of(TaskMetric.OUTPUT_BYTES_WRITTEN, written), 0);
    }
    return run;
  }

  private static SimulatedRun read(int tasks, long bytes, @Nullable Long sql) {
    SimulatedRun run = new SimulatedRun().stage(0, tasks, 0, sql);
    for (int task = 0; task < tasks; task++) {
      run.task(0, "1", 0, 1_000, Map.of(TaskMetric.SHUFFLE_REMOTE_BYTES_READ, bytes), 0);
    }
    return run;
  }
}
