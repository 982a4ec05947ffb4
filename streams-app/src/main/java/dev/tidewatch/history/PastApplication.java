package dev.tidewatch.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an application, as its last record in the output topic said. Times are ISO 8601.
 *
 * @param options Spark options, redacted; absent unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PastApplication(
    @Nullable String applicationId,
    @Nullable String attemptId,
    @Nullable String name,
    @Nullable String user,
    @Nullable String sparkVersion,
    @Nullable String scalaVersion,
    @Nullable String javaVersion,
    @Nullable String hadoopVersion,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable Long durationMs,
    boolean completed,
    @Nullable Long tasksExpected,
    @Nullable Long tasksStarted,
    @Nullable Long tasksEnded,
    @Nullable Long events,
    @Nullable Long skippedLines,
    @Nullable Map<String, String> options) {}
