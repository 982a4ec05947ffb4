package dev.tidewatch.eventlog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds event logs by name in files and directories that a user names; {@link LogHead} then looks
 * inside. Symbolic links are followed, each real directory is entered once.
 *
 * <p>Left out without a word: checksum, hidden, underscore and temporary files inside directories.
 * Everything else is a log or {@linkplain Finding.Rejected rejected with a reason}.
 */
public final class EventLogFinder {

  /**
   * Directories below one that was named; event log trees by date or team are at most this deep.
   */
  public static final int DEFAULT_MAX_DEPTH = 8;

  private final int maxDepth;
  private final Map<Path, Finding> found = new LinkedHashMap<>();
  private final Set<Path> entered = new HashSet<>();

  private EventLogFinder(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /**
   * Looks at the files and directories, to {@code maxDepth} levels below each.
   *
   * @return findings in the order of {@code roots}, by name within a directory, each log once
   */
  public static List<Finding> find(List<Path> roots, int maxDepth) {
    EventLogFinder finder = new EventLogFinder(maxDepth);
    for (Path root : roots) {
      finder.root(root);
    }
    return List.copyOf(finder.found.values());
  }

  private void root(Path root) {
    if (Files.isDirectory(root)) {
      directory(root, 0);
    } else if (Files.isRegularFile(root)) {
      named(root);
    } else {
      reject(root, Files.exists(root) ? "neither a file nor a directory" : "no such file");
    }
  }

  /** A file that the user named is taken whatever it is called. */
  private void named(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    String name = nameOf(file);
    boolean isPartOfRolling = RollingLog.isEvents(name) || RollingLog.isStatus(name);
    if (isPartOfRolling && parent != null && isRolling(parent)) {
      log(new RollingLog(parent));
    } else {
      log(new PlainLog(file));
    }
  }

  private void directory(Path directory, int depth) {
    try {
      if (!entered.add(directory.toRealPath())) {
        return;
      }
      if (isRolling(directory)) {
        log(new RollingLog(directory));
        return;
      }
      if (nameOf(directory).startsWith(LogNames.ROLLING_DIRECTORY)) {
        reject(directory, "a rolling log's directory with no events_<n>_… file in it");
        return;
      }
      for (Path entry : entries(directory)) {
        entry(entry, depth);
      }
    } catch (IOException e) {
      reject(directory, "it can't be listed (" + e + ")");
    }
  }

  private void entry(Path entry, int depth) {
    if (LogNames.isLeftover(nameOf(entry))) {
      return;
    }
    if (!Files.isDirectory(entry)) {
      if (Files.isRegularFile(entry)) {
        log(new PlainLog(entry));
      } else {
        reject(entry, "neither a file nor a directory");
      }
    } else if (depth < maxDepth) {
      directory(entry, depth + 1);
    } else {
      reject(entry, "more than " + maxDepth + " directories deep: name it to have it read");
    }
  }

  private static boolean isRolling(Path directory) {
    try {
      List<String> names = entries(directory).stream().map(EventLogFinder::nameOf).toList();
      boolean events = names.stream().anyMatch(RollingLog::isEvents);
      // The names of the files make a rolling log of a directory that somebody renamed
      return events
          && (nameOf(directory).startsWith(LogNames.ROLLING_DIRECTORY)
              || names.stream().anyMatch(RollingLog::isStatus));
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    }
    entries.sort(Comparator.naturalOrder());
    return entries;
  }

  private void log(EventLog log) {
    found.putIfAbsent(real(log.path()), new Finding.Found(log));
  }

  private void reject(Path path, String reason) {
    found.putIfAbsent(path.toAbsolutePath().normalize(), new Finding.Rejected(path, reason));
  }

  /** The one path of a log that may not be there under its final name yet. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      return Files.exists(absolute) || parent == null
          ? absolute.toRealPath()
          : parent.toRealPath().resolve(nameOf(absolute));
    } catch (IOException e) {
      return absolute;
    }
  }

  private static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }
}
