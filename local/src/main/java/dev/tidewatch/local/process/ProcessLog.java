package dev.tidewatch.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run of a process wrote to its log file.
 *
 * @param file the file, appended to by every run
 * @param start length of the file in bytes when this run began
 */
record ProcessLog(Path file, long start) {
  /** Enough for the longest stack trace one wants in an error message. */
  private static final long TAIL_BYTES = 64 * 1024;

  static ProcessLog startingNow(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return new ProcessLog(file, Files.exists(file) ? Files.size(file) : 0);
  }

  /** All of this run so far. */
  String text() {
    return read(start);
  }

  /** The last lines of this run, at most {@code count} of them. */
  String tail(int count) {
    List<String> lines = read(Math.max(start, size() - TAIL_BYTES)).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(long from) {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(from);
      var bytes = new byte[Math.toIntExact(Math.max(0, in.length() - from))];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
