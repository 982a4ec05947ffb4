package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.StageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding in the output topic and in its store. Times in milliseconds since the epoch, by the
 * clock of the application: those of the latest event of its log, so that a log that is read again
 * comes to the same.
 *
 * @param name of the application; null until its start was seen, as is the user
 * @param stageId null where it is about the whole application or a query, as is the next one
 * @param sqlExecutionId null where it is not about a query
 * @param thresholds what was exceeded; empty where the rule has none
 * @param advice options to set; empty where no option helps
 * @param incomplete whether lines of the log are missing, so that the numbers are lower bounds
 * @param foundAt when the rule first said so
 * @param changedAt when what it says last changed
 */
public record SparkFinding(
    String applicationId,
    @Nullable String attemptId,
    @Nullable String name,
    @Nullable String user,
    String rule,
    Severity severity,
    String message,
    @Nullable Integer stageId,
    @Nullable Integer stageAttemptId,
    @Nullable Long sqlExecutionId,
    List<Finding.Evidence> evidence,
    List<Finding.Threshold> thresholds,
    List<Finding.Advice> advice,
    boolean incomplete,
    long foundAt,
    long changedAt) {

  static SparkFinding of(ApplicationState application, Finding finding) {
    StageKey stage = finding.stage();
    long now = Math.max(0, application.lastEventTime());
    return new SparkFinding(
        application.appId(),
        application.attemptId(),
        application.name(),
        application.user(),
        finding.rule(),
        finding.severity(),
        finding.message(),
        stage == null ? null : (Integer) stage.stageId(),
        stage == null ? null : (Integer) stage.attemptId(),
        finding.sqlExecution(),
        finding.evidence(),
        finding.thresholds(),
        finding.advice(),
        finding.incomplete(),
        now,
        now);
  }

  /** The same finding, known since before; the one from before where it says nothing else. */
  SparkFinding after(@Nullable SparkFinding before) {
    if (before == null) {
      return this;
    }
    SparkFinding unchanged = at(before.foundAt, before.changedAt);
    return unchanged.equals(before) ? before : at(before.foundAt, changedAt);
  }

  private SparkFinding at(long newFoundAt, long newChangedAt) {
    return new SparkFinding(
        applicationId,
        attemptId,
        name,
        user,
        rule,
        severity,
        message,
        stageId,
        stageAttemptId,
        sqlExecutionId,
        evidence,
        thresholds,
        advice,
        incomplete,
        newFoundAt,
        newChangedAt);
  }

  AttemptKey attempt() {
    return new AttemptKey(applicationId, attemptId);
  }

  @Nullable StageKey stage() {
    Integer id = stageId;
    Integer attempt = stageAttemptId;
    return id == null || attempt == null ? null : new StageKey(id, attempt);
  }

  /** What it is about. */
  FindingSubject subject() {
    return new FindingSubject(rule, stage(), sqlExecutionId);
  }

  /**
   * The key in the output topic: {@code <application id>/<attempt>/<rule>/<stage>.<its attempt>},
   * or {@code …/<rule>/sql.<execution>} of a query without a stage, always with three slashes after
   * the application id; what does not apply is empty.
   */
  String key() {
    return new FindingName(attempt(), subject()).toString();
  }
}
