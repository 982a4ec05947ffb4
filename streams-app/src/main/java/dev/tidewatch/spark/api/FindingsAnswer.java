package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Findings;
import dev.tidewatch.core.spark.finding.Judgement;
import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.StageKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an application attempt should change.
 *
 * @param complete whether no line of its log is known to be missing
 * @param withheldRules rules that were not asked because lines are missing
 * @param findings the most severe first
 */
public record FindingsAnswer(
    String appId,
    @Nullable String attemptId,
    boolean complete,
    List<String> withheldRules,
    List<Row> findings) {

  /**
   * One finding.
   *
   * @param stageId null where it is about the whole application or a query, as are the next two
   * @param stage path of the stage attempt's answer
   * @param sqlExecutionId null where it is not about a query, as is the next one
   * @param sql path of the answer about the execution of the query
   * @param incomplete whether the numbers are lower bounds
   * @param muted why operators want to hear no more of it; null where they do
   */
  public record Row(
      String rule,
      Severity severity,
      String message,
      @Nullable Integer stageId,
      @Nullable Integer stageAttemptId,
      @Nullable String stage,
      @Nullable Long sqlExecutionId,
      @Nullable String sql,
      List<Finding.Evidence> evidence,
      List<Finding.Threshold> thresholds,
      List<Finding.Advice> advice,
      boolean incomplete,
      @Nullable Mute muted) {}

  /**
   * The answer to {@code findings}.
   *
   * @param mutes the mute of a rule; null where there is none
   * @param now milliseconds since the epoch; versions are judged on its day in UTC
   */
  public static FindingsAnswer of(
      AttemptReader attempt,
      Thresholds thresholds,
      Function<String, @Nullable Mute> mutes,
      long now) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    ApplicationState application = attempt.application();
    Judgement judgement = Findings.judge(attempt, thresholds, today);
    return new FindingsAnswer(
        application.appId(),
        application.attemptId(),
        judgement.whole(),
        judgement.withheld(),
        judgement.findings().stream()
            .map(finding -> row(application, finding, mutes.apply(finding.rule())))
            .toList());
  }

  private static Row row(ApplicationState application, Finding finding, @Nullable Mute muted) {
    StageKey stage = finding.stage();
    return new Row(
        finding.rule(),
        finding.severity(),
        finding.message(),
        stage == null ? null : (Integer) stage.stageId(),
        stage == null ? null : (Integer) stage.attemptId(),
        stage == null
            ? null
            : AttemptPaths.stage(application.appId(), application.attemptId(), stage),
        finding.sqlExecution(),
        AttemptPaths.sql(application.appId(), application.attemptId(), finding.sqlExecution()),
        finding.evidence(),
        finding.thresholds(),
        finding.advice(),
        finding.incomplete(),
        muted);
  }
}
