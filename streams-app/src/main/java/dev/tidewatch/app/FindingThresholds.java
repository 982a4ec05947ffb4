package dev.tidewatch.app;

import dev.tidewatch.config.FindingSettings;
import dev.tidewatch.config.PlanSettings;
import dev.tidewatch.config.SizingSettings;
import dev.tidewatch.core.spark.finding.PlanLimits;
import dev.tidewatch.core.spark.finding.Sizing;
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
        settings.failedPercent(),
        sizing(settings.sizing()),
        plans(settings.plans()));
  }

  private static PlanLimits plans(PlanSettings settings) {
    return new PlanLimits(
        settings.joinSmallBytes(),
        settings.joinRatio(),
        settings.joinLargeBytes(),
        settings.joinPairs(),
        settings.broadcastMaxBytes(),
        settings.broadcastMaxMs(),
        settings.scanMinBytes(),
        settings.scanKeptPercent());
  }

  private static Sizing sizing(SizingSettings settings) {
    return new Sizing(
        settings.memoryHighPercent(),
        settings.memoryLowPercent(),
        settings.memoryMinMs(),
        settings.littleGcPercent(),
        settings.littleGcMinMs(),
        settings.fileMinBytes(),
        settings.files(),
        settings.partitionHighBytes(),
        settings.partitionLowBytes(),
        settings.partitions(),
        settings.javaShuffleBytes(),
        settings.driverPercent(),
        settings.pathPercent(),
        settings.wallMinMs());
  }
}
