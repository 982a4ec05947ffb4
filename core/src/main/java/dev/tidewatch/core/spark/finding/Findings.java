package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.StageKey;
import dev.tidewatch.core.spark.state.StageState;
import dev.tidewatch.core.versions.SparkVersion;
import dev.tidewatch.core.versions.VersionTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Judges an attempt. Has no state: who asks brings the numbers of each stage's tasks, or lets them
 * be read anew.
 */
public final class Findings {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::rule);

  private static final List<Rule> RULES =
      List.of(
          new TaskTimeSkew(),
          new ShuffleReadSkew(),
          new Spill(),
          new GcPressure(),
          new IdleCores(),
          new TinyTasks(),
          new LargePartitions(),
          new FailedTasks(),
          new FailedStages(),
          new FailedJobs(),
          new ExecutorsLost(),
          new UnsupportedVersion(),
          new ExecutorMemoryShort(),
          new ExecutorMemoryUnused(),
          new DriverMemoryShort(),
          new LittleGc(),
          new ShufflePartitions(),
          new SmallFilesWritten(),
          new SmallFilesRead(),
          new JoinNotBroadcast(),
          new LargeBroadcast(),
          new SlowBroadcast(),
          new NestedLoopJoin(),
          new FullScan(),
          new JavaSerializer(),
          new UnboundedAllocation(),
          new LowOverhead(),
          new DriverBound(),
          new CriticalPath());

  private Findings() {}

  /** Ids of all rules, in the order of the reference page. */
  public static List<String> rules() {
    return RULES.stream().map(Rule::id).toList();
  }

  /**
   * What a judgement rests on besides the log: another number where the same log may be judged
   * another way, since rules, thresholds or the support of its version have changed.
   */
  public static int basis(Thresholds thresholds, String sparkVersion, LocalDate today) {
    String support =
        SparkVersion.parse(sparkVersion)
            .map(version -> VersionTable.bundled().verdict(version, today).support().name())
            .orElse("");
    return (rules() + " " + thresholds + " " + support).hashCode();
  }

  /**
   * What all rules say. Reads all tasks, each once.
   *
   * @param today on which versions are judged
   */
  public static Judgement judge(AttemptReader attempt, Thresholds thresholds, LocalDate today) {
    return judge(attempt, stage -> numbers(attempt, stage), thresholds, today);
  }

  private static TaskNumbers numbers(AttemptReader attempt, StageState stage) {
    TaskNumbers.Collector collector = new TaskNumbers.Collector();
    StageKey key = StageKey.of(stage.info());
    attempt.tasks(key).forEach(collector::add);
    return collector.add(attempt.droppedTasks(key)).numbers();
  }

  /**
   * What all rules say. Reads no task.
   *
   * @param numbers of the tasks of each stage attempt
   * @param today on which versions are judged
   */
  public static Judgement judge(
      AttemptReader attempt,
      Function<StageState, TaskNumbers> numbers,
      Thresholds thresholds,
      LocalDate today) {
    Judged judged = read(attempt, numbers, today);
    boolean whole = judged.whole();
    List<Finding> found = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (Rule rule : RULES) {
      if (whole) {
        found.addAll(rule.judge(judged, thresholds));
      } else if (rule.needsWholeLog()) {
        withheld.add(rule.id());
      } else {
        rule.judge(judged, thresholds).forEach(one -> found.add(one.ofIncompleteLog()));
      }
    }
    Map<String, String> options = judged.environment().sparkProperties();
    List<Finding> sorted = found.stream().map(one -> one.beyond(options)).sorted(ORDER).toList();
    return new Judgement(whole, sorted, List.copyOf(withheld));
  }

  private static Judged read(
      AttemptReader attempt, Function<StageState, TaskNumbers> numbers, LocalDate today) {
    return new Judged(
        attempt.application(),
        attempt.environment(),
        attempt.jobs(),
        attempt.stages().stream()
            .map(stage -> new StageNumbers(stage, numbers.apply(stage)))
            .toList(),
        attempt.executors(),
        attempt.sql().executions(),
        today);
  }
}
