package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.LogStart;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an application, as listings show it. Times in milliseconds since the epoch, −1
 * where they have not come yet.
 *
 * @param name null until {@code SparkListenerApplicationStart} was seen
 * @param sparkVersion from {@code SparkListenerLogStart}; empty where a log has none
 * @param lastEventTime the latest time that any event carried
 * @param lastSeen when Tidewatch last took a line of it, by its own clock
 * @param cpusPerTask {@code spark.task.cpus}, which tells how many tasks an executor runs
 * @param published whether the output topic has this state
 */
public record ApplicationState(
    String appId,
    @Nullable String attemptId,
    @Nullable String name,
    @Nullable String user,
    String sparkVersion,
    long startTime,
    long endTime,
    boolean completed,
    long lastEventTime,
    long lastSeen,
    int cpusPerTask,
    @Nullable Versions versions,
    Completeness completeness,
    boolean published) {

  /**
   * The versions a driver runs on.
   *
   * @param hadoop from the class path; null where no jar tells
   */
  public record Versions(@Nullable String java, @Nullable String scala, @Nullable String hadoop) {}

  /** An attempt of which nothing is known but that it exists. */
  public static ApplicationState unknown(String appId, @Nullable String attemptId) {
    return new ApplicationState(
        appId, attemptId, null, null, "", -1, -1, false, -1, -1, 1, null, Completeness.NONE, false);
  }

  /** Whether {@code SparkListenerApplicationStart} was seen. */
  public boolean started() {
    return name != null;
  }

  /** Milliseconds from start to end; 0 while the application runs, as the History Server says. */
  public long duration() {
    return completed && started() ? endTime - startTime : 0;
  }

  /** The state after a log's first line. */
  public ApplicationState next(LogStart event) {
    return new ApplicationState(
        appId,
        attemptId,
        name,
        user,
        event.sparkVersion(),
        startTime,
        endTime,
        completed,
        lastEventTime,
        lastSeen,
        cpusPerTask,
        versions,
        completeness,
        false);
  }

  /** The state after the application's start. */
  public ApplicationState next(ApplicationStart event) {
    return new ApplicationState(
        appId,
        attemptId,
        event.name(),
        event.user(),
        sparkVersion,
        event.time(),
        endTime,
        completed,
        Math.max(lastEventTime, event.time()),
        lastSeen,
        cpusPerTask,
        versions,
        completeness,
        false);
  }

  /** The state after the application's end. */
  public ApplicationState next(ApplicationEnd event) {
    return new ApplicationState(
        appId,
        attemptId,
        name,
        user,
        sparkVersion,
        startTime,
        event.time(),
        true,
        Math.max(lastEventTime, event.time()),
        lastSeen,
        cpusPerTask,
        versions,
        completeness,
        false);
  }

  /** The same application on a runtime that has become known. */
  public ApplicationState on(Versions newVersions, int newCpusPerTask) {
    return new ApplicationState(
        appId,
        attemptId,
        name,
        user,
        sparkVersion,
        startTime,
        endTime,
        completed,
        lastEventTime,
        lastSeen,
        newCpusPerTask,
        newVersions,
        completeness,
        false);
  }

  /** The same application, more lines of its log seen. */
  public ApplicationState seen(Completeness newCompleteness, long eventTime, long now) {
    return new ApplicationState(
        appId,
        attemptId,
        name,
        user,
        sparkVersion,
        startTime,
        endTime,
        completed,
        Math.max(lastEventTime, eventTime),
        Math.max(lastSeen, now),
        cpusPerTask,
        versions,
        newCompleteness,
        false);
  }

  /** The same state under another attempt's name. */
  public ApplicationState withAttemptId(@Nullable String newAttemptId) {
    return new ApplicationState(
        appId,
        newAttemptId,
        name,
        user,
        sparkVersion,
        startTime,
        endTime,
        completed,
        lastEventTime,
        lastSeen,
        cpusPerTask,
        versions,
        completeness,
        false);
  }

  /** The same state, marked as being in the output topic. */
  public ApplicationState asPublished() {
    return new ApplicationState(
        appId,
        attemptId,
        name,
        user,
        sparkVersion,
        startTime,
        endTime,
        completed,
        lastEventTime,
        lastSeen,
        cpusPerTask,
        versions,
        completeness,
        true);
  }
}
