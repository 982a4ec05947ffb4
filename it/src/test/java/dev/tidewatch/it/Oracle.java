package dev.tidewatch.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Spark's event-log fixtures and its History Server's answers to them. They are no part of the
 * project: system property {@code tidewatch.oracle} names their directory.
 */
final class Oracle {

  /** One golden answer: the file, Spark's name for the case and the path below {@code /api/v1/}. */
  record Case(String file, String name, String path) {

    @Override
    public String toString() {
      return name + ": " + path;
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  private Oracle() {}

  static boolean isPresent() {
    return Files.isDirectory(root());
  }

  /** Skips the test, saying why, where the oracle is absent. */
  static void require() {
    assumeTrue(
        isPresent(),
        () ->
            "SKIPPED: no oracle at "
                + root()
                + "; name the directory with -Dtidewatch.oracle=DIR to compare with Spark");
  }

  static Path root() {
    return Path.of(System.getProperty("tidewatch.oracle", "oracle-not-configured"));
  }

  static List<Case> cases() {
    try {
      return Files.readAllLines(root().resolve("expectations/CASES.tsv")).stream()
          .skip(1)
          .map(line -> line.split("\t"))
          .map(fields -> new Case(fields[0], fields[1], fields[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a directory, by name. */
  static List<Path> list(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
