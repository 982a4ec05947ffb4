package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.SkippedPath.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final LogFiles files;
  private final int maxDepth;
  private final Map<Path, Finding> found = new LinkedHashMap<>();
  private final Set<Path> entered = new HashSet<>();

  private EventLogFinder(LogFiles files, int maxDepth) {
    this.files = files;
    this.maxDepth = maxDepth;
  }

  /**
   * Looks at the files and directories, to {@code maxDepth} levels below each.
   *
   * @return findings in the order of {@code roots}, by name within a directory, each log once
   */
  public static List<Finding> find(LogFiles files, List<Path> roots, int maxDepth) {
    EventLogFinder finder = new EventLogFinder(files, maxDepth);
    for (Path root : roots) {
      finder.root(root);
    }
    return List.copyOf(finder.found.values());
  }

  private void root(Path root) {
    try {
      Optional<LogFiles.Entry> entry = files.look(root);
      if (entry.isEmpty()) {
        reject(root, "no such file", Why.UNREADABLE);
      } else if (entry.get().isDirectory()) {
        directory(root, 0);
      } else if (entry.get().isFile()) {
        named(root);
      } else {
        reject(root, "neither a file nor a directory", Why.FOREIGN);
      }
    } catch (IOException e) {
      reject(root, "it can't be looked at (" + e + ")", Why.UNREADABLE);
    }
  }

  /** A file that the user named is taken whatever it is called. */
  private void named(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    String name = nameOf(file);
    boolean isPartOfRolling = RollingLog.isEvents(name) || RollingLog.isStatus(name);
    if (isPartOfRolling && parent != null && isRolling(parent)) {
      log(new RollingLog(files, parent));
    } else {
      log(new PlainLog(files, file));
    }
  }

  private void directory(Path directory, int depth) {
    try {
      if (!entered.add(files.real(directory))) {
        return;
      }
      List<LogFiles.Entry> entries = files.list(directory);
      if (isRolling(directory, entries)) {
        log(new RollingLog(files, directory));
        return;
      }
      if (nameOf(directory).startsWith(LogNames.ROLLING_DIRECTORY)) {
        reject(directory, "a rolling log's directory with no events_<n>_… file in it", Why.FOREIGN);
        return;
      }
      for (LogFiles.Entry entry : entries) {
        entry(entry, depth);
      }
    } catch (IOException e) {
      reject(directory, "it can't be listed (" + e + ")", Why.UNREADABLE);
    }
  }

  private void entry(LogFiles.Entry entry, int depth) {
    if (LogNames.isLeftover(entry.name())) {
      return;
    }
    if (entry.isFile()) {
      log(new PlainLog(files, entry.path()));
    } else if (!entry.isDirectory()) {
      reject(entry.path(), "neither a file nor a directory", Why.FOREIGN);
    } else if (depth < maxDepth) {
      directory(entry.path(), depth + 1);
    } else {
      reject(
          entry.path(),
          "more than " + maxDepth + " directories deep: name it to have it read",
          Why.FOREIGN);
    }
  }

  private boolean isRolling(Path directory) {
    try {
      return isRolling(directory, files.list(directory));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isRolling(Path directory, List<LogFiles.Entry> entries) {
    List<String> names = entries.stream().map(LogFiles.Entry::name).toList();
    boolean events = names.stream().anyMatch(RollingLog::isEvents);
    // The names of the files make a rolling log of a directory that somebody renamed
    return events
        && (nameOf(directory).startsWith(LogNames.ROLLING_DIRECTORY)
            || names.stream().anyMatch(RollingLog::isStatus));
  }

  private void log(EventLog log) {
    found.putIfAbsent(real(log.path()), new Finding.Found(log));
  }

  private void reject(Path path, String reason, Why why) {
    found.putIfAbsent(path.toAbsolutePath().normalize(), new Finding.Rejected(path, reason, why));
  }

  /** The one path of a log that may not be there under its final name yet. */
  private Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      return parent == null || files.look(absolute).isPresent()
          ? files.real(absolute)
          : files.real(parent).resolve(nameOf(absolute));
    } catch (IOException e) {
      return absolute;
    }
  }

  private static String nameOf(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }
}
