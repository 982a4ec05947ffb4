package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.connect.Plugins;
import dev.tidewatch.it.connect.Servers;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A job that a real Spark runs is served while it runs and when it has ended: by its event log, the
 * source connector in a real Connect with its default intervals, Kafka, and an instance.
 */
@ExtendWith(SharedKafka.class)
class SparkJobTest {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @SuppressWarnings("NullAway.Init") // set by start
  private static Path directory;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @SuppressWarnings("NullAway.Init") // set by start
  private static RunningInstance instance;

  @BeforeAll
  static void start(TestCluster kafka) throws IOException {
    directory = kafka.directory("spark-job");
    Files.createDirectories(directory.resolve("events"));
    worker =
        ConnectWorker.in(directory.resolve("connect"))
            .group("spark-job-connect")
            .plugin(Plugins.directory("source"))
            .property("exactly.once.source.support", "enabled")
            .start(kafka.bootstrapServers());
    Deployment deployment = kafka.deployment("spark-job");
    instance = deployment.start();
    worker.rest().put("spark-event-logs", source(deployment.eventsTopic()));
  }

  @AfterAll
  static void stop() {
    instance.close();
    worker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void aJobIsServedWhileItRunsAndWhenItHasEnded(String rolling, TestReporter reporter)
      throws IOException {
    Path log = directory.resolve("job-" + rolling + ".log");
    String application;
    Instant end;
    Instant served;
    try (JavaProcess spark = launch(log, rolling)) {
      // when it runs
      application =
          await().atMost(DEADLINE).until(() -> told(spark, "application (\\S+)"), Told::is).text();
      String path = "/api/v1/applications/" + application;
      instance.api().await("it is there", () -> instance.api().get(path).status() == 200);

      // when it has ended
      instance
          .api()
          .await(
              application + " is completed",
              () -> instance.api().get(path).json().at("/attempts/0/completed").asBoolean());
      served = Instant.now();
      end = await().atMost(DEADLINE).until(() -> told(spark, "ended at (\\d+)"), Told::is).time();
    }

    // then
    reporter.publishEntry(
        "from the end of the job until it is served, ms",
        String.valueOf(Duration.between(end, served).toMillis()));
    // Completed by one line, after which Spark may have written more
    long events = events(application);
    instance.api().awaitLines(application, events);
    assertThat(instance.api().linesSeen(application)).isEqualTo(events);
    JsonNode jobs = instance.api().json("applications/" + application + "/jobs");
    assertThat(jobs.findValuesAsText("status")).hasSizeGreaterThan(2).containsOnly("SUCCEEDED");
  }

  /** Lines that Spark has written about an application. */
  private static long events(String application) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("events"))) {
      List<Path> written =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().matches("(events_.*_)?" + application))
              .toList();
      long lines = 0;
      for (Path file : written) {
        lines += Logs.lines(file).size();
      }
      return lines;
    }
  }

  private static JavaProcess launch(Path log, String rolling) {
    List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    for (String opened :
        List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch")) {
      options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    spark(rolling).forEach((name, value) -> options.add("-Dspark." + name + "=" + value));
    return new JavaCommand("Spark", "dev.tidewatch.servers.spark.SparkJob")
        .classPath(Servers.jars("spark") + "/*")
        .environment("SPARK_LOCAL_IP", "127.0.0.1")
        .environment("SPARK_LOCAL_HOSTNAME", "localhost")
        .jvmOptions(options)
        .start(log, Readiness.immediately(), DEADLINE);
  }

  private static Map<String, String> spark(String rolling) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("app.name", "orders");
    settings.put("master", "local[2]");
    settings.put("driver.host", "localhost");
    settings.put("driver.bindAddress", "127.0.0.1");
    settings.put("ui.enabled", "false");
    settings.put("local.dir", directory.resolve("spark").toString());
    settings.put("sql.shuffle.partitions", "4");
    settings.put("eventLog.enabled", "true");
    settings.put("eventLog.dir", directory.resolve("events").toUri().toString());
    settings.put("eventLog.rolling.enabled", rolling);
    settings.put("eventLog.compress", "false");
    return settings;
  }

  private static Map<String, String> source(String topic) {
    String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(
        "connector.class", "dev.tidewatch.connect.source.SparkEventLogSourceConnector");
    configuration.put("directories", directory.resolve("events").toString());
    configuration.put("topic", topic);
    for (String converter : List.of("key", "value", "header")) {
      configuration.put(converter + ".converter", bytes);
    }
    configuration.put("exactly.once.support", "required");
    configuration.put("transaction.boundary", "connector");
    configuration.put("producer.override.max.request.size", "67108864");
    return configuration;
  }

  private static Told told(JavaProcess spark, String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(spark.logged());
    return new Told(matcher.find() ? matcher.group(1) : "");
  }

  /** What the job has printed; empty before it has. */
  private record Told(String text) {
    boolean is() {
      return !text.isEmpty();
    }

    Instant time() {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
  }
}
