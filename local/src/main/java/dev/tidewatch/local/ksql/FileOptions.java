package dev.tidewatch.local.ksql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files of SQL, and with which values. */
final class FileOptions {

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Directory laid out as the project's ksql (default: that one).")
  private @Nullable Path directory;

  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      description = "A value in the place of the one that a file DEFINEs. Can be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  Map<String, String> parameters() {
    return parameters;
  }

  Path directory() {
    return directory == null
        ? Path.of(System.getProperty("tidewatch.home", ""), "ksql")
        : directory;
  }

  /** The files of SQL in a directory of it, by name. */
  List<Path> files(String name) {
    Path where = directory().resolve(name);
    try (Stream<Path> files = Files.list(where)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new KsqlException("there is no directory " + where + ": check --dir", e);
    }
  }

  /** A query by its name; the message of what is missing lists those that there are. */
  SqlScript query(String kind, String name) {
    List<Path> files = files("queries/" + kind);
    Path file =
        files.stream()
            .filter(each -> nameOf(each).equals(name.replace('-', '_')))
            .findFirst()
            .orElseThrow(
                () ->
                    new KsqlException(
                        "there is no %s query '%s'. There are: %s."
                            .formatted(
                                kind,
                                name,
                                files.stream()
                                    .map(FileOptions::nameOf)
                                    .collect(Collectors.joining(", ")))));
    SqlScript script = SqlScript.read(file, parameters);
    requireKnown(List.of(script));
    return script;
  }

  /** A parameter that no file has is a mistake of whoever gave it. */
  void requireKnown(List<SqlScript> scripts) {
    var unknown = SqlScript.unknown(parameters, scripts);
    if (!unknown.isEmpty()) {
      var known =
          scripts.stream().flatMap(each -> each.parameters().keySet().stream()).sorted().distinct();
      throw new KsqlException(
          "no file defines %s. There are: %s."
              .formatted(String.join(", ", unknown), known.collect(Collectors.joining(", "))));
    }
  }

  static String nameOf(Path file) {
    return file.getFileName().toString().replaceAll("\\.sql$", "");
  }
}
