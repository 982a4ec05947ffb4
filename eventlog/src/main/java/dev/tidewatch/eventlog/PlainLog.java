package dev.tidewatch.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A log in one file. Spark writes {@code <name>.inprogress} and renames it to {@code <name>} at the
 * end.
 *
 * @param files the file system that it lies on
 * @param path the final path, without {@code .inprogress}
 */
public record PlainLog(LogFiles files, Path path) implements EventLog {

  /** A log on this machine's own file system. */
  public PlainLog(Path path) {
    this(LogFiles.LOCAL, path);
  }

  public PlainLog {
    path = path.resolveSibling(LogNames.withoutInProgress(nameOf(path)));
  }

  @Override
  public String name() {
    return nameOf(path);
  }

  LogView view() throws IOException {
    Path growing = path.resolveSibling(name() + LogNames.IN_PROGRESS);
    // The final name last: the rename may happen between the two looks
    boolean isGrowing = isFile(growing);
    if (isFile(path)) {
      return view(path, true);
    }
    return isGrowing ? view(growing, false) : LogView.GONE;
  }

  private boolean isFile(Path at) throws IOException {
    return files.look(at).filter(LogFiles.Entry::isFile).isPresent();
  }

  private LogView view(Path present, boolean complete) {
    Segment segment = new Segment(new LogFile(name()), present, 1, false, List.of());
    return new LogView(List.of(segment), complete);
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("not a file: " + path);
    }
    return name.toString();
  }
}
