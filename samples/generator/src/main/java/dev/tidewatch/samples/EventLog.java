package dev.tidewatch.samples;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.io.CompressionCodec;

/**
 * One event log as it lies on disk: a file, or the directory of a rolling log. The codec is taken
 * from the file name, as Spark does; a log cut short ends where its last whole block ends.
 */
record EventLog(Path path) {

  private static final List<String> CODECS = List.of("lz4", "lzf", "snappy", "zstd");

  /** The logs below {@code samples}, which holds one directory for each sample. */
  static List<EventLog> below(Path samples) throws IOException {
    try (Stream<Path> found = Files.walk(samples, 2)) {
      return found
          .filter(path -> samples.relativize(path).getNameCount() == 2)
          .sorted()
          .map(EventLog::new)
          .toList();
    }
  }

  String sample() {
    return path.getParent().getFileName().toString();
  }

  String name() {
    return path.getFileName().toString();
  }

  boolean inProgress() {
    return files().stream().anyMatch(file -> file.getFileName().toString().endsWith(".inprogress"));
  }

  /** The log's files with events, in order; for a rolling log {@code events_2} before 10. */
  List<Path> parts() {
    return Files.isDirectory(path)
        ? files().stream()
            .filter(file -> file.getFileName().toString().startsWith("events_"))
            .sorted(Comparator.comparingInt(EventLog::index))
            .toList()
        : files();
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /**
   * Hands every line to {@code line}, the unfinished last one of a killed run included.
   *
   * @return false when the compressed stream was cut short
   */
  boolean forEachLine(Consumer<String> line) throws IOException {
    boolean whole = true;
    for (Path part : parts()) {
      whole &= forEachLine(part, line);
    }
    return whole;
  }

  private static boolean forEachLine(Path part, Consumer<String> line) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(part), StandardCharsets.UTF_8))) {
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        line.accept(next);
      }
      return true;
    } catch (EOFException cutShort) {
      return false;
    } catch (IOException corrupt) {
      if (part.getFileName().toString().contains(".zstd")) {
        return false; // zstd-jni reports a frame cut short as a plain IOException
      }
      throw corrupt;
    }
  }

  private static InputStream open(Path part) throws IOException {
    String name = part.getFileName().toString().replaceFirst("\\.inprogress$", "");
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    InputStream bytes = new BufferedInputStream(Files.newInputStream(part));
    if (suffix.equals("gz")) {
      return new GZIPInputStream(bytes);
    }
    return CODECS.contains(suffix)
        ? CompressionCodec.createCodec(new SparkConf(false), suffix)
            .compressedContinuousInputStream(bytes)
        : bytes;
  }

  private static int index(Path part) {
    return Integer.parseInt(part.getFileName().toString().split("_", 3)[1]);
  }

  private List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
