package dev.tidewatch.local.ksql;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One directory of {@code tests/}: {@code statements.sql} makes streams and tables, {@code
 * input.json} says what goes into them ({@code [{"into": STREAM, "row": {COLUMN: value}}]}), and
 * {@code output.json} what queries then answer ({@code [{"query": SELECT, "rows": [[value]]}]}, in
 * any order of rows). Names have to begin with {@code test_}: a case drops what it has made.
 */
final class TestCase {

  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final long POLL_MS = 200;

  private static final Pattern MADE =
      Pattern.compile("(?is)CREATE\\s+(STREAM|TABLE)\\s+(?:IF NOT EXISTS\\s+)?(test_\\w+).*");

  private final Path directory;
  private final KsqlServer server;
  private final List<String> made = new ArrayList<>();

  TestCase(Path directory, KsqlServer server) {
    this.directory = directory;
    this.server = server;
  }

  /** Runs it; empty when all is as it should be, else what is not. */
  List<String> run() {
    SqlScript script = SqlScript.read(directory.resolve("statements.sql"), Map.of());
    try {
      for (SqlStatement statement : script.statements()) {
        make(script, statement);
      }
      for (JsonNode input : json("input.json")) {
        insert(input);
      }
      List<String> differences = new ArrayList<>();
      for (JsonNode output : json("output.json")) {
        differences.addAll(awaited(output));
      }
      return differences;
    } finally {
      Collections.reverse(made);
      made.forEach(statement -> SafeDrop.run(server, statement));
    }
  }

  private void make(SqlScript script, SqlStatement statement) {
    Matcher form = MADE.matcher(statement.text());
    if (!form.matches()) {
      throw new KsqlException(
          script.at(statement) + ": a case makes streams and tables whose names begin with test_");
    }
    try {
      server.execute(statement.text());
    } catch (KsqlException e) {
      throw new KsqlException(script.at(statement) + ": " + e.getMessage(), e);
    }
    made.add("DROP %s IF EXISTS %s DELETE TOPIC".formatted(form.group(1), form.group(2)));
  }

  private void insert(JsonNode input) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    input
        .path("row")
        .properties()
        .forEach(
            each -> {
              columns.add(each.getKey());
              values.add(constant(each.getValue()));
            });
    server.execute(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                input.path("into").asText(),
                String.join(", ", columns),
                String.join(", ", values)));
  }

  private static String constant(JsonNode value) {
    return value.isTextual() ? "'" + value.asText().replace("'", "''") + "'" : value.toString();
  }

  private List<String> awaited(JsonNode output) {
    String query = output.path("query").asText();
    List<String> expected = sorted(output.path("rows"));
    List<String> actual = ask(query);
    long end = System.nanoTime() + LONGEST_NANOS;
    while (!actual.equals(expected) && System.nanoTime() - end < 0) {
      pause();
      actual = ask(query);
    }
    return actual.equals(expected)
        ? List.of()
        : List.of("%s%n  expected %s%n  but was  %s".formatted(query, expected, actual));
  }

  private List<String> ask(String query) {
    List<String> rows = new ArrayList<>();
    try (KsqlRows answer = server.query(query, Map.of())) {
      for (JsonNode row = answer.next(); row != null; row = answer.next()) {
        rows.add(row.toString());
      }
    } catch (KsqlException notYet) {
      return List.of(String.valueOf(notYet.getMessage()));
    }
    return rows.stream().sorted().toList();
  }

  private static List<String> sorted(JsonNode rows) {
    List<String> sorted = new ArrayList<>();
    rows.forEach(row -> sorted.add(row.toString()));
    return sorted.stream().sorted().toList();
  }

  private JsonNode json(String name) {
    Path file = directory.resolve(name);
    try {
      return KsqlServer.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new KsqlException(file + " cannot be read: " + e, e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KsqlException("interrupted", e);
    }
  }
}
