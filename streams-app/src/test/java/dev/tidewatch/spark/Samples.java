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

  /** The lines of the first log of a sample, or of a run for findings. */
  static List<String> lines(String sample) {
    Path run = Path.of("../samples/findings").resolve(sample);
    Path directory = Files.exists(run) ? run : Path.of("../samples/logs").resolve(sample);
    try (Stream<Path> logs = Files.list(directory)) {
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
