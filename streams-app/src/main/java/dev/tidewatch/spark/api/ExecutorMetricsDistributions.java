package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.ExecutorPeak;
import dev.tidewatch.core.spark.event.ExecutorPeaks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Spark's {@code ExecutorMetricsDistributions}: what executors did for a stage, at the quantiles
 * asked for.
 */
public record ExecutorMetricsDistributions(
    List<Double> quantiles,
    List<Double> taskTime,
    List<Double> failedTasks,
    List<Double> succeededTasks,
    List<Double> killedTasks,
    List<Double> inputBytes,
    List<Double> inputRecords,
    List<Double> outputBytes,
    List<Double> outputRecords,
    List<Double> shuffleRead,
    List<Double> shuffleReadRecords,
    List<Double> shuffleWrite,
    List<Double> shuffleWriteRecords,
    List<Double> memoryBytesSpilled,
    List<Double> diskBytesSpilled,
    Map<String, List<Double>> peakMemoryMetrics) {

  /** Null where no executor worked for the stage. */
  static @Nullable ExecutorMetricsDistributions of(
      Collection<ExecutorStageSummary> executors, Quantiles quantiles) {
    if (executors.isEmpty()) {
      return null;
    }
    Scan scan = new Scan(executors, quantiles);
    return new ExecutorMetricsDistributions(
        quantiles.sorted(),
        scan.of(ExecutorStageSummary::taskTime),
        scan.of(ExecutorStageSummary::failedTasks),
        scan.of(ExecutorStageSummary::succeededTasks),
        scan.of(ExecutorStageSummary::killedTasks),
        scan.of(ExecutorStageSummary::inputBytes),
        scan.of(ExecutorStageSummary::inputRecords),
        scan.of(ExecutorStageSummary::outputBytes),
        scan.of(ExecutorStageSummary::outputRecords),
        scan.of(ExecutorStageSummary::shuffleRead),
        scan.of(ExecutorStageSummary::shuffleReadRecords),
        scan.of(ExecutorStageSummary::shuffleWrite),
        scan.of(ExecutorStageSummary::shuffleWriteRecords),
        scan.of(ExecutorStageSummary::memoryBytesSpilled),
        scan.of(ExecutorStageSummary::diskBytesSpilled),
        scan.ofPeaks());
  }

  private record Scan(Collection<ExecutorStageSummary> executors, Quantiles quantiles) {

    List<Double> of(ToLongFunction<ExecutorStageSummary> value) {
      return quantiles.ofAll(executors.stream().mapToLong(value).toArray());
    }

    /** Executors that reported no peaks do not count. */
    Map<String, List<Double>> ofPeaks() {
      List<ExecutorPeaks> peaks =
          executors.stream()
              .map(ExecutorStageSummary::peakMemoryMetrics)
              .filter(Objects::nonNull)
              .toList();
      Map<String, List<Double>> distributions = new LinkedHashMap<>();
      for (ExecutorPeak peak : ExecutorPeak.values()) {
        long[] values = peaks.stream().mapToLong(each -> each.get(peak)).toArray();
        distributions.put(peak.sparkName(), quantiles.ofAll(values));
      }
      return distributions;
    }
  }
}
