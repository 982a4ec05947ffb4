package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.ksql.KsqlCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** {@code ./tidewatch ksql}, with the project's own files. Thread-safe. */
record Ksql(URI server, List<String> parameters) {

  /** The project's directory of SQL. */
  static final Path FILES =
      Path.of(System.getProperty("tidewatch.root", ".."), "ksql").toAbsolutePath();

  /** What a command prints; fails where the command does. */
  String run(String... arguments) {
    Outcome outcome = execute(arguments);
    assertThat(outcome.status())
        .as("%s: %s", Arrays.toString(arguments), outcome.printed())
        .isZero();
    return outcome.printed();
  }

  /** What a command prints that fails; fails where it does not. */
  String fail(String... arguments) {
    Outcome outcome = execute(arguments);
    assertThat(outcome.status()).as(outcome.printed()).isNotZero();
    return outcome.printed();
  }

  private record Outcome(int status, String printed) {}

  private Outcome execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", server.toString()));
    all.addAll(List.of("--dir", FILES.toString()));
    if (List.of("apply", "drop", "status").contains(arguments[0])) {
      parameters.forEach(each -> all.addAll(List.of("-D", each)));
    }
    int status =
        new CommandLine(new KsqlCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Outcome(status, status == 0 ? out.toString() : out + " " + err);
  }

  /** The rows of a pull query. */
  List<JsonNode> pull(String name, String... more) {
    return rows("pull", name, more);
  }

  /** The first rows of a push query, from the beginning. */
  List<JsonNode> push(String name, int limit, String... more) {
    List<String> all = new ArrayList<>(List.of("--from-beginning", "--limit", "" + limit));
    all.addAll(List.of(more));
    return rows("push", name, all.toArray(String[]::new));
  }

  private List<JsonNode> rows(String kind, String name, String... more) {
    List<String> all = new ArrayList<>(List.of(kind, name, "--output", "json"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new)).lines().map(KsqlDbStatements::read).toList();
  }
}
