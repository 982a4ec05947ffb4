package dev.tidewatch.local.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps the data and logs of its processes: below the directory of its report, and new
 * for each run, since events of an earlier one would be taken for errors.
 */
final class RunDirectory {
  private static final String MARKER = "made-by-tidewatch-chaos";

  private RunDirectory() {}

  /**
   * An empty directory.
   *
   * @throws IOException when there is one that no run has made
   */
  static Path fresh(Path directory) throws IOException {
    Path cluster = directory.resolve("cluster");
    if (Files.exists(cluster)) {
      if (Files.notExists(cluster.resolve(MARKER))) {
        throw new IOException(cluster + " was not made by a run: choose another --dir");
      }
      delete(cluster);
    }
    Files.createDirectories(cluster);
    Files.createFile(cluster.resolve(MARKER));
    return cluster;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
