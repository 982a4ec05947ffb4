package dev.tidewatch.local.ksql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's own SQL: whole, and in the form that the command and ksqlDB's tools want. */
class KsqlFilesTest {

  private static final Path FILES =
      Path.of(System.getProperty("tidewatch.root", "..")).resolve("ksql");

  private static final Pattern MADE =
      Pattern.compile("(?is)CREATE (SOURCE )?(STREAM|TABLE) IF NOT EXISTS (\\w+)[ (\\n].*");

  @Test
  void eachMigrationMakesTheOneThingThatItIsNamedAfterAndCanBeTakenBack() {
    List<Path> migrations = sql("migrations");

    assertThat(migrations).hasSizeGreaterThan(20);
    for (int i = 0; i < migrations.size(); i++) {
      Path file = migrations.get(i);
      String name = FileOptions.nameOf(file);
      List<SqlStatement> statements = SqlScript.read(file, Map.of()).statements();
      assertThat(name).startsWith("V%06d__".formatted(i + 1));
      assertThat(statements).as(name).hasSize(1);
      Matcher made = MADE.matcher(statements.get(0).text());
      assertThat(made.matches()).as(statements.get(0).text()).isTrue();
      assertThat(name).endsWith("__" + made.group(3));
      assertThat(SqlScript.read(FILES.resolve("rollback").resolve(file.getFileName()), Map.of()))
          .satisfies(
              back ->
                  assertThat(back.statements().get(0).text())
                      .startsWith("DROP " + made.group(2) + " IF EXISTS " + made.group(3)));
    }
  }

  @Test
  void aTopicThatWasThereBeforeIsNotDropped() {
    for (Path file : sql("migrations")) {
      String text = SqlScript.read(file, Map.of()).statements().get(0).text();
      Path back = FILES.resolve("rollback").resolve(file.getFileName());
      boolean own = text.contains("kafka_topic = 'ksql.tidewatch.");

      assertThat(SqlScript.read(back, Map.of()).source().contains("DELETE TOPIC"))
          .as(back.toString())
          .isEqualTo(own);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull", "push"})
  void eachQueryIsOneStatementWithItsHeader(String kind) throws IOException {
    Set<String> made = made();
    List<Path> queries = sql("queries/" + kind);

    assertThat(queries).hasSizeGreaterThanOrEqualTo(kind.equals("pull") ? 12 : 8);
    for (Path file : queries) {
      SqlScript script = SqlScript.read(file, Map.of());
      assertThat(script.statements()).as(file.toString()).hasSize(1);
      String text = script.statements().get(0).text();
      assertThat(text.contains("EMIT CHANGES")).as(file.toString()).isEqualTo(kind.equals("push"));
      Matcher from = Pattern.compile("(?i)\\bFROM (\\w+)").matcher(text);
      assertThat(from.find()).isTrue();
      assertThat(made).contains(from.group(1).toLowerCase(Locale.ROOT));
      assertThat(script.header("Purpose")).as(file.toString()).isNotEmpty();
      assertThat(script.header("Key")).as(file.toString()).isNotEmpty();
      assertThat(script.header("Cost")).as(file.toString()).matches("(KEY|RANGE|SCAN)( \\(.*\\))?");
      String example = script.header("Example").replace(",…}", "}");
      JsonNode row = KsqlServer.read(example);
      assertThat(row.isObject()).as(file.toString()).isTrue();
      String order = script.header("Order").replaceAll(" (ASC|DESC)$", "");
      if (!order.isEmpty()) {
        assertThat(row.has(order)).as("%s orders by %s", file, order).isTrue();
      }
    }
  }

  private static Set<String> made() {
    Set<String> made = new HashSet<>();
    sql("migrations")
        .forEach(file -> made.add(FileOptions.nameOf(file).replaceAll("^V\\d+__", "")));
    return made;
  }

  private static List<Path> sql(String directory) {
    try (Stream<Path> files = Files.list(FILES.resolve(directory))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
