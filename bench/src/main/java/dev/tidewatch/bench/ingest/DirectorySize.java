package dev.tidewatch.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The size of all files below a directory that others write to meanwhile. */
public final class DirectorySize {

  private DirectorySize() {}

  /** Its bytes. */
  public static long of(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    long sum = 0;
    for (Path file : files) {
      try {
        sum += Files.size(file);
      } catch (NoSuchFileException e) {
        // RocksDB has replaced it by another one since: it counts for nothing now.
      }
    }
    return sum;
  }
}
