package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.state.ApplicationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spark's {@code ApplicationAttemptInfo}.
 *
 * @param startTime one millisecond before the epoch while it is not known, as in Spark
 * @param endTime one millisecond before the epoch while the application runs, as in Spark
 * @param lastUpdated the latest time that an event of it carried; Spark has the file's time stamp
 * @param duration milliseconds; 0 while the application runs
 * @param sparkUser absent until the application's start was seen
 */
public record ApplicationAttemptInfo(
    @Nullable String attemptId,
    Instant startTime,
    Instant endTime,
    Instant lastUpdated,
    long duration,
    @Nullable String sparkUser,
    boolean completed,
    String appSparkVersion,
    long startTimeEpoch,
    long endTimeEpoch,
    long lastUpdatedEpoch) {

  static ApplicationAttemptInfo of(ApplicationState state) {
    return new ApplicationAttemptInfo(
        state.attemptId(),
        Instant.ofEpochMilli(state.startTime()),
        Instant.ofEpochMilli(state.endTime()),
        Instant.ofEpochMilli(state.lastEventTime()),
        state.duration(),
        state.user(),
        state.completed(),
        state.sparkVersion(),
        state.startTime(),
        state.endTime(),
        state.lastEventTime());
  }
}
