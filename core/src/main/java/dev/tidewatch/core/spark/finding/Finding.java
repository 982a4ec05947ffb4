package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.state.StageKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found.
 *
 * @param rule id of the rule; never changes
 * @param stage null where it is about the whole application or a query
 * @param sqlExecution id of the query that it is about; null where it is not about one
 * @param message one sentence for a person
 * @param thresholds what was exceeded; empty where the rule has none
 * @param advice options to set; empty where no option helps
 * @param incomplete whether lines of the log are missing, so that the numbers are lower bounds
 */
public record Finding(
    String rule,
    Severity severity,
    @Nullable StageKey stage,
    @Nullable Long sqlExecution,
    String message,
    List<Evidence> evidence,
    List<Threshold> thresholds,
    List<Advice> advice,
    boolean incomplete) {

  /**
   * A number that was seen.
   *
   * @param unit {@code ms}, {@code bytes}, {@code percent}, {@code count}, {@code ratio}, …
   */
  public record Evidence(String name, double value, String unit) {}

  /**
   * A limit that was exceeded.
   *
   * @param key the configuration key of Tidewatch that moves it
   */
  public record Threshold(String key, long value, String unit) {}

  /**
   * A change to make.
   *
   * @param option of Spark
   * @param value to set, or how to come to it
   */
  public record Advice(String option, String value) {}

  static Finding of(
      String rule,
      Severity severity,
      @Nullable StageKey stage,
      String message,
      List<Evidence> evidence,
      List<Threshold> thresholds,
      List<Advice> advice) {
    return new Finding(rule, severity, stage, null, message, evidence, thresholds, advice, false);
  }

  /** The same, of a query. */
  Finding of(long execution) {
    return new Finding(
        rule, severity, stage, execution, message, evidence, thresholds, advice, incomplete);
  }

  /** Without what the application has set already. */
  Finding beyond(Map<String, String> options) {
    List<Advice> open =
        advice.stream().filter(one -> !one.value().equals(options.get(one.option()))).toList();
    return new Finding(
        rule, severity, stage, sqlExecution, message, evidence, thresholds, open, incomplete);
  }

  Finding ofIncompleteLog() {
    return new Finding(
        rule, severity, stage, sqlExecution, message, evidence, thresholds, advice, true);
  }
}
