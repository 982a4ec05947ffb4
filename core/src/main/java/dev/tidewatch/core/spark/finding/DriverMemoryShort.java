package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;
import java.util.OptionalLong;

/** The heap of the driver was nearly full. */
final class DriverMemoryShort implements Rule {

  @Override
  public String id() {
    return "driver-memory-short";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    OptionalLong memory = attempt.options().driverMemory();
    if (!attempt.environment().known()) {
      return List.of();
    }
    return attempt.executors().stream()
        .filter(one -> one.id().equals("driver"))
        .mapToLong(Heaps::peak)
        .filter(peak -> Heaps.isShort(peak, memory, thresholds))
        .mapToObj(peak -> finding(peak, memory.getAsLong(), thresholds))
        .toList();
  }

  private Finding finding(long peak, long memory, Thresholds thresholds) {
    return Finding.of(
        id(),
        Severity.WARNING,
        null,
        "The heap of the driver was %.0f %% full.".formatted(100.0 * peak / memory),
        List.of(
            new Evidence("largest heap", peak, "bytes"),
            new Evidence("driver memory", memory, "bytes")),
        List.of(
            new Threshold(
                "spark.findings.memory.high.percent",
                thresholds.sizing().memoryHighPercent(),
                "percent")),
        List.of(new Advice("spark.driver.memory", Heaps.andAQuarter(peak))));
  }
}
