package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code ksql/} in ksqlDB's own command line, unchanged. */
record KsqlDbScripts(KsqlDbCli cli) {

  private static final Path FILES =
      Path.of(System.getProperty("tidewatch.root", ".."), "ksql").toAbsolutePath().normalize();

  private static final String FROM_BEGINNING = "SET 'auto.offset.reset' = 'earliest';";

  /** How long a push query is shown that gives no row. */
  private static final String SHOWN_MS = "30000";

  private static final Pattern ROW = Pattern.compile("(?s)\\{\\s+\"columns\" : (\\[.*?\\])\\R\\}");

  /** Runs files, or all files of directories, those of rollback from the last on. */
  String run(String... places) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FROM_BEGINNING));
    for (String place : places) {
      files(place).forEach(file -> lines.add("RUN SCRIPT '" + file + "';"));
    }
    return cli.type(List.of(), String.join("\n", lines));
  }

  /** Pastes all queries of a directory; the rows that are shown, by name. */
  Map<String, List<String>> paste(String directory, int limit) throws IOException {
    List<Path> files = files(directory);
    StringBuilder text = new StringBuilder(FROM_BEGINNING).append('\n');
    for (Path file : files) {
      text.append(Files.readString(file, UTF_8)).append('\n');
    }
    String shown =
        cli.type(
            List.of(
                "--output",
                "JSON",
                "--query-row-limit",
                String.valueOf(limit),
                "--query-timeout",
                SHOWN_MS),
            text.toString());
    List<String> answers = List.of(shown.split("\"queryId\" :", -1));
    assertThat(answers).as(shown).hasSize(files.size() + 1);
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      rows.put(name(files.get(i)), rows(answers.get(i + 1)));
    }
    return rows;
  }

  private static List<String> rows(String answer) {
    return ROW.matcher(answer)
        .results()
        .map(row -> KsqlDbStatements.read(row.group(1)).toString())
        .toList();
  }

  /** What the migrations make, in upper case. */
  Set<String> made() throws IOException {
    Set<String> made = new TreeSet<>();
    for (Path file : files("migrations")) {
      made.add(name(file).replaceAll("^V\\d+__", "").toUpperCase(Locale.ROOT));
    }
    return made;
  }

  /** The values of a row of an object, in their order. */
  static String values(JsonNode row) {
    var array = JsonNodeFactory.instance.arrayNode();
    row.forEach(array::add);
    return array.toString();
  }

  private static List<Path> files(String place) throws IOException {
    Path path = FILES.resolve(place);
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> sorted = new ArrayList<>(files.sorted().toList());
      if (place.equals("rollback")) {
        Collections.reverse(sorted);
      }
      return sorted;
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.sql$", "");
  }
}
