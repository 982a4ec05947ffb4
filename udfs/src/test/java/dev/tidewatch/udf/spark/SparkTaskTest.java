package dev.tidewatch.udf.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over an event log of a real run, whose tasks were counted by the program that made it. */
class SparkTaskTest {

  private static final Path LOG =
      Path.of(System.getProperty("tidewatch.root", ".."))
          .resolve("samples/logs/failed-report-3.5/local-1795416901696");

  @Test
  void eachTaskThatEndedIsOneOfItsOutcome() throws IOException {
    SparkTaskFunction function = new SparkTaskFunction();

    Map<String, Long> outcomes =
        Files.readAllLines(LOG).stream()
            .map(function::task)
            .filter(task -> task != null)
            .collect(Collectors.groupingBy(task -> outcome(task), Collectors.counting()));

    assertThat(outcomes).isEqualTo(Map.of("SUCCESS", 8L, "FAILED", 2L));
  }

  private static String outcome(Struct task) {
    return task.getString("OUTCOME");
  }

  @Test
  void anyNumberOfThreadsShareOneInstance() throws IOException {
    // given
    SparkTaskFunction function = new SparkTaskFunction();
    List<String> lines = Files.readAllLines(LOG);
    Map<String, Struct> once = new ConcurrentHashMap<>();
    lines.forEach(line -> put(once, line, function.task(line)));

    // when
    Map<String, Struct> shared = new ConcurrentHashMap<>();
    java.util.stream.IntStream.range(0, 50)
        .parallel()
        .forEach(turn -> lines.forEach(line -> put(shared, line, function.task(line))));

    // then
    assertThat(shared).isEqualTo(once).hasSize(10);
  }

  private static void put(Map<String, Struct> tasks, String line, @Nullable Struct task) {
    if (task != null) {
      tasks.merge(line, task, (a, b) -> a.equals(b) ? a : new Struct(a.schema()));
    }
  }

  @Test
  void whatAnOperatorWantsHiddenIsHidden() throws IOException {
    // given
    SparkConfFunction function = new SparkConfFunction();
    String environment =
        Files.readAllLines(LOG).stream()
            .filter(line -> line.contains("SparkListenerEnvironmentUpdate"))
            .findFirst()
            .orElseThrow();
    String master = function.one(environment, "spark.master");

    // when
    function.configure(Map.of("ksql.functions.spark_conf.redaction.key.pattern", "master"));

    // then
    assertThat(master).startsWith("local");
    assertThat(function.one(environment, "spark.master")).isEqualTo("*********(redacted)");
  }
}
