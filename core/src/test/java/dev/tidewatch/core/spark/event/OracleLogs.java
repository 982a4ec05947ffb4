package dev.tidewatch.core.spark.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The event logs of the oracle, plain or zstd, cut into lines. */
final class OracleLogs {

  /** One line, and where it stands. */
  record Line(String log, int number, String text) {
    byte[] bytes() {
      return text.getBytes(UTF_8);
    }

    @Override
    public String toString() {
      return log + ":" + number;
    }
  }

  private OracleLogs() {}

  /** All lines of all logs; skips the calling test where there is no oracle. */
  static Stream<Line> lines() {
    Path oracle = Path.of(System.getProperty("tidewatch.oracle", "oracle/spark"));
    assumeTrue(
        Files.isDirectory(oracle), "no oracle: set -Dtidewatch.oracle to its directory spark");
    return Stream.of("events", "events-broken", "more/events")
        .map(oracle::resolve)
        .flatMap(OracleLogs::files)
        .flatMap(OracleLogs::linesOf);
  }

  private static Stream<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Line> linesOf(Path file) {
    String name = String.valueOf(file.getFileName());
    List<Line> lines = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = name.endsWith(".zstd") ? new ZstdInputStream(raw) : raw) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .forEach(text -> lines.add(new Line(name, lines.size() + 1, text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stream();
  }
}
