package dev.tidewatch.app;

import dev.tidewatch.config.FindingSettings;
import dev.tidewatch.core.spark.finding.Thresholds;

/** The thresholds of rules as they are configured. */
final class FindingThresholds {

  private FindingThresholds() {}

  static Thresholds of(FindingSettings settings) {
    return new Thresholds(
        settings.skewRatio(),
        settings.skewMinMs(),
        settings.shuffleSkewRatio(),
        settings.shuffleSkewMinBytes(),
        settings.spillMinBytes(),
        settings.gcPercent(),
        settings.gcMinMs(),
        settings.idlePercent(),
        settings.idleMinMs(),
        settings.tinyTasks(),
        settings.tinyMedianMs(),
        settings.partitionMaxBytes(),
        settings.failedPercent());
  }
}
