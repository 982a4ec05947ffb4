package dev.tidewatch.spark;

import dev.tidewatch.spark.api.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Event logs of real Spark runs. */
final class Samples {

  private Samples() {}

  /** The lines of the first log of a sample. */
  static List<String> lines(String sample) {
    try (Stream<Path> logs = Files.list(Path.of("../samples/logs").resolve(sample))) {
      return LogFiles.lines(logs.sorted().findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ships all lines of a sample under an application's name. */
  static void ship(TopologyHarness harness, String appId, String sample) {
    long offset = 0;
    for (String line : lines(sample)) {
      harness.line(appId, null, appId, offset++, line.getBytes(StandardCharsets.UTF_8));
    }
  }
}
