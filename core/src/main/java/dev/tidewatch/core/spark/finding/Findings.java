package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.StageKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Judges an attempt. Reads each stage's tasks once and keeps two numbers a task while it does; has
 * no state and costs nothing until somebody asks.
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
          new UnsupportedVersion());

  private Findings() {}

  /** Ids of all rules, in the order of the reference page. */
  public static List<String> rules() {
    return RULES.stream().map(Rule::id).toList();
  }

  /**
   * What all rules say.
   *
   * @param today on which versions are judged
   */
  public static Judgement judge(AttemptReader attempt, Thresholds thresholds, LocalDate today) {
    Judged judged = read(attempt, today);
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

  private static Judged read(AttemptReader attempt, LocalDate today) {
    return new Judged(
        attempt.application(),
        attempt.environment(),
        attempt.jobs(),
        attempt.stages().stream()
            .map(stage -> StageNumbers.of(stage, attempt.tasks(StageKey.of(stage.info()))))
            .toList(),
        attempt.executors(),
        today);
  }
}
