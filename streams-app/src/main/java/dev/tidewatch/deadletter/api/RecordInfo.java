package dev.tidewatch.deadletter.api;

import org.jspecify.annotations.Nullable;

/**
 * One dead letter by its position, without its payload. Times are texts in ISO 8601.
 *
 * @param timestampType {@code CREATE_TIME}: that of the record that failed; {@code
 *     LOG_APPEND_TIME}: when it failed; {@code NONE}
 * @param originTimestamp of the record that failed, where that is told
 * @param message cut
 * @param bytes of key, value and headers
 * @param sentAgain whether a redrive has sent it
 * @param redriveId of the redrive that it failed again after; absent where it was never sent before
 */
public record RecordInfo(
    String topic,
    int partition,
    long offset,
    String timestamp,
    String timestampType,
    @Nullable Integer taskId,
    @Nullable String originTopic,
    @Nullable Integer originPartition,
    @Nullable Long originOffset,
    @Nullable String originTimestamp,
    @Nullable String message,
    long bytes,
    boolean sentAgain,
    @Nullable String redriveId,
    @Nullable Integer redriveCount) {}
