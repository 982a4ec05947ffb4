package dev.tidewatch.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * An application that started, told its environment, and ended without a job: the fewest events
 * that make one complete. Versions and options vary with its number, a dozen combinations in all.
 *
 * @param number from 0
 */
public record SmallApplication(int number) {

  /** Lines of the log of each. */
  public static final int EVENTS = 4;

  private static final String[] SPARK = {"3.4.4", "3.5.7", "4.0.1", "4.1.1"};
  private static final String[] JAVA = {"11.0.27", "17.0.15", "21.0.7"};

  /** As YARN gives them. */
  public String appId() {
    return "application_%d_%07d".formatted(LogGenerator.START, number);
  }

  /** Its log, each line ended. */
  public byte[] log() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(new LogWriter(out));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private void write(LogWriter log) throws IOException {
    String spark = SPARK[number % SPARK.length];
    long start = LogGenerator.START + number * 1_000L;
    log.event("SparkListenerLogStart", () -> log.put("Spark Version", spark));
    log.event("SparkListenerEnvironmentUpdate", () -> environment(log, spark));
    log.event(
        "SparkListenerApplicationStart",
        () ->
            log.put("App Name", "hourly-" + number % 100)
                .put("App ID", appId())
                .put("Timestamp", start)
                .put("User", "bench"));
    log.event(
        "SparkListenerApplicationEnd",
        () -> log.put("Timestamp", start + 60_000).put("ExitCode", 0));
    log.finish();
  }

  private void environment(LogWriter log, String spark) throws IOException {
    String java = JAVA[number / SPARK.length % JAVA.length] + " (Eclipse Adoptium)";
    section(log, "JVM Information", "Java Version", java, "Scala Version", "version 2.13.16");
    section(
        log,
        "Spark Properties",
        "spark.app.id",
        appId(),
        "spark.executor.memory",
        (2 << number % 4) + "g",
        "spark.sql.shuffle.partitions",
        String.valueOf(100 + number % 5 * 100));
    section(log, "Hadoop Properties");
    section(log, "System Properties");
    section(
        log,
        "Classpath Entries",
        "/opt/spark/jars/spark-core_2.13-" + spark + ".jar",
        "System Classpath",
        "/opt/spark/jars/hadoop-client-api-3.4.2.jar",
        "System Classpath");
  }

  /**
   * @param pairs name, value, name, value
   */
  private static void section(LogWriter log, String name, String... pairs) throws IOException {
    log.object(
        name,
        () -> {
          for (int i = 0; i < pairs.length; i += 2) {
            log.put(pairs[i], pairs[i + 1]);
          }
        });
  }
}
