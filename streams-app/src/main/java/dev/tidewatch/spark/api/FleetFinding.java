package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.finding.Finding;
import dev.tidewatch.core.spark.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding of the fleet. Times in ISO 8601, by the clock of the application.
 *
 * @param stageId null where it is about the whole application or a query, as are the next two
 * @param stage path of the stage attempt's answer
 * @param sqlExecutionId null where it is not about a query, as is the next one
 * @param sql path of the answer about the execution of the query
 * @param application path of the application's findings as they are now
 * @param incomplete whether the numbers are lower bounds
 * @param foundAt when the rule first said so
 * @param changedAt when what it says last changed
 * @param muted why operators want to hear no more of it; null where they do
 */
public record FleetFinding(
    String appId,
    @Nullable String attemptId,
    @Nullable String name,
    @Nullable String user,
    String rule,
    Severity severity,
    String message,
    @Nullable Integer stageId,
    @Nullable Integer stageAttemptId,
    @Nullable String stage,
    @Nullable Long sqlExecutionId,
    @Nullable String sql,
    String application,
    List<Finding.Evidence> evidence,
    List<Finding.Threshold> thresholds,
    List<Finding.Advice> advice,
    boolean incomplete,
    String foundAt,
    String changedAt,
    @Nullable Mute muted) {}
