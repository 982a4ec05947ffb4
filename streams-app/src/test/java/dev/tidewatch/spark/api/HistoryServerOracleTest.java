package dev.tidewatch.spark.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.Parsed;
import dev.tidewatch.core.spark.state.MemoryAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden answer of Spark's own test suite, from Spark's own logs. */
class HistoryServerOracleTest {

  static final long NOW = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();

  private static Paths paths = new Paths(List.of(), NOW);

  @BeforeAll
  static void readAllLogs() {
    Oracle.require();
    paths = paths(UnaryOperator.identity());
  }

  private static Paths paths(UnaryOperator<List<Parsed>> shipped) {
    List<MemoryAttempt> attempts =
        Oracle.list("events").stream().map(log -> LogFiles.read(log, shipped)).toList();
    return new Paths(attempts, NOW);
  }

  static List<Oracle.Case> cases() {
    return Oracle.isPresent() ? Oracle.cases() : List.of();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("cases")
  void theAnswerEqualsTheHistoryServers(Oracle.Case golden) {
    assertThat(differences(paths, golden)).isEmpty();
  }

  @Test
  void theAnswersAreTheSameWhenEachLineComesTwice() {
    Paths repeated =
        paths(events -> events.stream().flatMap(event -> Stream.of(event, event)).toList());

    assertThat(cases()).allSatisfy(golden -> assertThat(differences(repeated, golden)).isEmpty());
  }

  @Test
  void theAnswersAreTheSameWhenEachLogComesTwice() {
    Paths repeated = paths(events -> Stream.concat(events.stream(), events.stream()).toList());

    assertThat(cases()).allSatisfy(golden -> assertThat(differences(repeated, golden)).isEmpty());
  }

  @Test
  void thePageListsEachCaseAsItIs() throws IOException {
    String table =
        cases().stream().map(HistoryServerOracleTest::row).collect(Collectors.joining("\n"));
    Path page = Path.of(System.getProperty("tidewatch.root"), "docs/history-server-api.md");

    assertThat(cases()).hasSize(60);
    assertThat(Files.readString(page))
        .as("docs/history-server-api.md must have this table:%n%s", table)
        .contains(table);
  }

  private static String row(Oracle.Case golden) {
    String state = differences(paths, golden).isEmpty() ? "equal" : "waiting";
    return "| %s | `%s` | %s |".formatted(golden.name(), golden.path(), state);
  }

  private static List<String> differences(Paths paths, Oracle.Case golden) {
    Answer<?> answer = paths.answer(golden.path());
    if (!(answer instanceof Answer.Found<?> found)) {
      return List.of("no answer but " + answer);
    }
    return JsonDifferences.between(
        Oracle.json(Oracle.root().resolve("expectations").resolve(golden.file())),
        Oracle.json(found.value()));
  }
}
