package dev.tidewatch.core.deadletter.decode;

import org.jspecify.annotations.Nullable;

/**
 * Where a dead letter was when it failed. Each part can be missing: a producer may have left it
 * out, or written what cannot be read.
 *
 * @param timestamp of the record that failed, in milliseconds since the epoch, not the time of the
 *     failure, which no format tells
 */
public record Origin(
    @Nullable String topic,
    @Nullable Integer partition,
    @Nullable Long offset,
    @Nullable Long timestamp) {

  static final Origin NOT_TOLD = new Origin(null, null, null, null);
}
