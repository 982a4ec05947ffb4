package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Somebody has set less memory beside the heap than Spark would take by itself, on a cluster
 * manager that ends what uses more.
 */
final class LowOverhead implements Rule {

  private static final String OPTION = "spark.executor.memoryOverhead";
  private static final long LEAST = 384 * SparkOptions.MIB;

  @Override
  public String id() {
    return "low-memory-overhead";
  }

  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    SparkOptions options = attempt.options();
    String master = options.text("spark.master");
    boolean enforced = master != null && (master.startsWith("yarn") || master.startsWith("k8s"));
    String set = options.text(OPTION);
    OptionalLong memory = options.executorMemory();
    OptionalDouble factor = options.number("spark.executor.memoryOverheadFactor", 0.1);
    if (!enforced || set == null || memory.isEmpty() || factor.isEmpty()) {
      return List.of();
    }
    long least = options.size("spark.executor.minMemoryOverhead", LEAST).orElse(LEAST);
    long standard = Math.max(least, (long) (memory.getAsLong() * factor.getAsDouble()));
    OptionalLong given = SparkOptions.size(set);
    return given.isPresent() && given.getAsLong() < standard
        ? List.of(finding(given.getAsLong(), standard))
        : List.of();
  }

  private Finding finding(long given, long standard) {
    return Finding.of(
        id(),
        Severity.INFO,
        null,
        "Executors have %d MiB beside their heap, less than Spark's own default of %d MiB."
            .formatted(given / SparkOptions.MIB, standard / SparkOptions.MIB),
        List.of(
            new Evidence("overhead", given, "bytes"),
            new Evidence("default overhead", standard, "bytes")),
        List.of(),
        List.of(new Advice(OPTION, standard / SparkOptions.MIB + "m")));
  }
}
