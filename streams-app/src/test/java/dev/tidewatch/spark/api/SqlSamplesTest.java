package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SQL executions of the project's own logs with all nodes and metrics, against what History Server
 * 4.1.1 answered: the fixtures of Spark itself have none of these details.
 */
class SqlSamplesTest {

  private static final Path SAMPLES = Path.of(System.getProperty("tidewatch.root"), "samples");

  static List<Path> answers() {
    return list(SAMPLES.resolve("expectations"))
        .map(sample -> sample.resolve("sql.json"))
        .filter(Files::exists)
        .filter(answer -> Oracle.json(answer).size() > 0)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nodesEdgesAndMetricsEqualTheHistoryServers(Path answer) {
    JsonNode expected = Oracle.json(answer);
    String sample = String.valueOf(answer.getName(answer.getNameCount() - 2));
    Path log = list(SAMPLES.resolve("logs").resolve(sample)).findFirst().orElseThrow();
    MemoryAttempt attempt = LogFiles.read(log);

    JsonNode actual =
        Oracle.json(
            ((Answer.Found<?>) new SqlAnswers(attempt.sql(), 0).list(QueryParameters.NONE))
                .value());

    assertThat(JsonDifferences.between(expected, actual)).isEmpty();
  }

  private static Stream<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
