package dev.tidewatch.mirror.api;

import org.jspecify.annotations.Nullable;

/**
 * How a signal of heartbeats is doing. Times are texts in ISO 8601.
 *
 * @param state {@code LIVE}, {@code LATE}, {@code DOWN}, {@code UNKNOWN} or {@code UNMEASURED}
 * @param since when it took on that state; absent for a signal that never was
 * @param cause {@code SILENCE} or {@code LATENCY} where it is late or down
 * @param topic where its heartbeats are; absent where there are none
 * @param heartbeats seen
 * @param newestHeartbeat when the newest one was made, by the clock of who made it
 * @param lastSignOfLife when the last one arrived; where that is not known, when it was made
 * @param latencyMillis of the last one whose arrival is known; absent where there is none, or the
 *     clock of who made it is ahead
 * @param method how the arrival of the newest one is known: {@code APPEND_TIME}, {@code
 *     READ_AS_IT_CAME} or {@code READ_LATE}, which is not at all
 * @param intervalMillis between two heartbeats
 * @param intervalLearnt whether that is known, and not only the standard
 * @param watchedUntil somebody watched until then
 */
public record SignalInfo(
    String state,
    @Nullable String since,
    @Nullable String cause,
    @Nullable String topic,
    long heartbeats,
    @Nullable String newestHeartbeat,
    @Nullable String lastSignOfLife,
    @Nullable Long latencyMillis,
    @Nullable String method,
    @Nullable Long intervalMillis,
    @Nullable Boolean intervalLearnt,
    @Nullable String watchedUntil) {}
