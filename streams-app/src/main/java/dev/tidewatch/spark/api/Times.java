package dev.tidewatch.spark.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Milliseconds since the epoch as times. */
final class Times {

  private Times() {}

  static @Nullable Instant orNull(@Nullable Long epochMillis) {
    return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
  }
}
