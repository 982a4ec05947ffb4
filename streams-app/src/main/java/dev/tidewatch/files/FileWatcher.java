package dev.tidewatch.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls back when one of a few files has changed, by looking at their time, size and identity.
 * Looking is used since what notifies of changes does not work on every file system, and not where
 * a directory is exchanged behind a link, as Kubernetes does with secrets.
 *
 * <p>Has a daemon thread of its own, on which it calls back. Create it before the files are read
 * and start it afterwards: a change in between is then seen, and at worst read twice.
 */
public final class FileWatcher implements AutoCloseable {

  /** How often files are looked at: what an operator changes holds within seconds. */
  public static final Duration EVERY = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(FileWatcher.class);

  private final List<Path> files;
  private final ScheduledExecutorService thread;
  private List<Optional<Stamp>> seen;

  /** What tells one content of a file from the next, without reading it. */
  private record Stamp(FileTime modified, long size, @Nullable Object identity) {}

  private FileWatcher(String name, List<Path> files) {
    this.files = List.copyOf(files);
    this.seen = look();
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread daemon = new Thread(task, "tidewatch-watch-" + name);
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /**
   * Remembers how the files are now.
   *
   * @param name of the thread, after {@code tidewatch-watch-}
   */
  public static FileWatcher of(String name, List<Path> files) {
    return new FileWatcher(name, files);
  }

  /**
   * Looks from now on.
   *
   * @param changed called after each change, also when a file has gone; what it throws is logged
   */
  public void start(Duration every, Runnable changed) {
    long nanos = every.toNanos();
    var unused =
        thread.scheduleWithFixedDelay(() -> check(changed), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void check(Runnable changed) {
    List<Optional<Stamp>> now = look();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      changed.run();
    } catch (RuntimeException failed) {
      LOG.error("What depends on {} could not be renewed and stays as it was", files, failed);
    }
  }

  private List<Optional<Stamp>> look() {
    return files.stream().map(FileWatcher::stamp).toList();
  }

  private static Optional<Stamp> stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
