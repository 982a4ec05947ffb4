package dev.tidewatch.config;

import java.time.Duration;

/** From where on rules report; each is described by its key. */
public record FindingSettings(
    Duration interval,
    long skewRatio,
    long skewMinMs,
    long shuffleSkewRatio,
    long shuffleSkewMinBytes,
    long spillMinBytes,
    long gcPercent,
    long gcMinMs,
    long idlePercent,
    long idleMinMs,
    long tinyTasks,
    long tinyMedianMs,
    long partitionMaxBytes,
    long failedPercent,
    SizingSettings sizing,
    PlanSettings plans) {

  static FindingSettings of(Values values) {
    return new FindingSettings(
        values.get(FindingKeys.INTERVAL),
        values.get(FindingKeys.SKEW_RATIO),
        values.get(FindingKeys.SKEW_MIN_MS),
        values.get(FindingKeys.SHUFFLE_SKEW_RATIO),
        values.get(FindingKeys.SHUFFLE_SKEW_MIN_BYTES),
        values.get(FindingKeys.SPILL_MIN_BYTES),
        values.get(FindingKeys.GC_PERCENT),
        values.get(FindingKeys.GC_MIN_MS),
        values.get(FindingKeys.IDLE_PERCENT),
        values.get(FindingKeys.IDLE_MIN_MS),
        values.get(FindingKeys.TINY_TASKS),
        values.get(FindingKeys.TINY_MEDIAN_MS),
        values.get(FindingKeys.PARTITION_MAX_BYTES),
        values.get(FindingKeys.FAILED_PERCENT),
        SizingSettings.of(values),
        PlanSettings.of(values));
  }
}
