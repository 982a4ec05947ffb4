package dev.tidewatch.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which a demonstration keeps everything it writes. Only a directory that was
 * missing, empty, or a demonstration's before is ever used, so that deleting it cannot hurt.
 *
 * @param path absolute
 */
record DemoDirectory(Path path) {
  private static final String MARKER = "tidewatch-demo";

  /** Where a demonstration goes that was not told: the user's cache, one directory a process. */
  static Path defaultPath(Map<String, String> environment, long pid) {
    String cache = environment.get("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("tidewatch").resolve("demo-" + pid);
  }

  /**
   * Takes a directory for a demonstration.
   *
   * @throws IllegalStateException when it holds something else
   * @throws UncheckedIOException when it cannot be written
   */
  static DemoDirectory take(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      if (Files.exists(path) && !isEmpty(path) && Files.notExists(path.resolve(MARKER))) {
        throw new IllegalStateException(
            path + " holds files that are not a demo's: choose an empty directory with --dir");
      }
      Files.createDirectories(path);
      Files.writeString(path.resolve(MARKER), "May be deleted when no demo runs in it.\n");
      return new DemoDirectory(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo cannot use " + path + ": " + e, e);
    }
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path state() {
    return path.resolve("state");
  }

  Path connect() {
    return path.resolve("connect");
  }

  /** Of the cluster that is mirrored. */
  Path mirrored() {
    return path.resolve("kafka-a");
  }

  Path log() {
    return path.resolve("demo.log");
  }

  /** Deletes the directory and all in it; links are deleted, not followed. */
  void delete() {
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path + ": " + e, e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
