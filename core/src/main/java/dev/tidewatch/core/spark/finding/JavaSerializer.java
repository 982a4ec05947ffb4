package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.TaskMetric;
import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import java.util.List;
import java.util.Set;

/**
 * RDDs are shuffled with Java's own serialization. SQL is left out: it has a serializer of its own
 * for its shuffles, whatever the option says.
 */
final class JavaSerializer implements Rule {

  private static final String OPTION = "spark.serializer";
  private static final String JAVA = "org.apache.spark.serializer.JavaSerializer";
  private static final String KRYO = "org.apache.spark.serializer.KryoSerializer";

  @Override
  public String id() {
    return "java-serializer";
  }

  @Override
  public boolean needsWholeLog() {
    return true;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    String serializer = attempt.options().text(OPTION);
    Set<Integer> sql = attempt.sqlJobs();
    long written =
        attempt.stages().stream()
            .filter(stage -> !stage.isOf(sql))
            .mapToLong(stage -> stage.metric(TaskMetric.SHUFFLE_BYTES_WRITTEN))
            .sum();
    boolean java = serializer == null || serializer.equals(JAVA);
    return attempt.environment().known()
            && java
            && written >= thresholds.sizing().javaShuffleBytes()
        ? List.of(
            Finding.of(
                id(),
                Severity.INFO,
                null,
                "%d bytes of RDDs were shuffled with Java's serialization.".formatted(written),
                List.of(new Evidence("shuffle written by RDDs", written, "bytes")),
                List.of(
                    new Threshold(
                        "spark.findings.java.shuffle.bytes",
                        thresholds.sizing().javaShuffleBytes(),
                        "bytes")),
                List.of(new Advice(OPTION, KRYO))))
        : List.of();
  }
}
