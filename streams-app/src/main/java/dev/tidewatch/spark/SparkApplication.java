package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.Completeness;
import dev.tidewatch.core.spark.state.EnvironmentState;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an application in the output topic. Times in milliseconds since the epoch, the
 * duration in milliseconds.
 *
 * @param endTime null while it runs
 * @param hadoopVersion null where no class path entry tells
 * @param skippedLines lines of its log that could not be used
 * @param options that it sets, redacted; without those that are another for each application, such
 *     as its id and its ports, and cut after {@value Inventory#MAX_VALUE_LENGTH} characters
 */
public record SparkApplication(
    String applicationId,
    @Nullable String attemptId,
    @Nullable String name,
    @Nullable String user,
    String sparkVersion,
    @Nullable String scalaVersion,
    @Nullable String javaVersion,
    @Nullable String hadoopVersion,
    @Nullable Long startTime,
    @Nullable Long endTime,
    long durationMs,
    boolean completed,
    long tasksExpected,
    long tasksStarted,
    long tasksEnded,
    long events,
    long skippedLines,
    Map<String, String> options) {

  public SparkApplication {
    // Records of an earlier version have none.
    options = Map.copyOf(Objects.requireNonNullElse(options, Map.of()));
  }

  static SparkApplication of(ApplicationState state, EnvironmentState environment) {
    RuntimeVersions versions = RuntimeVersions.of(state);
    Completeness seen = state.completeness();
    return new SparkApplication(
        state.appId(),
        state.attemptId(),
        state.name(),
        state.user(),
        state.sparkVersion(),
        versions == null ? null : orNull(versions.scala()),
        versions == null ? null : orNull(versions.java()),
        versions == null ? null : orNull(versions.hadoop()),
        state.started() ? state.startTime() : null,
        state.completed() ? state.endTime() : null,
        state.duration(),
        state.completed(),
        seen.tasksExpected(),
        seen.tasksStarted(),
        seen.tasksEnded(),
        seen.events(),
        seen.malformed().values().stream().mapToLong(Long::longValue).sum(),
        Inventory.options(environment));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
