package dev.tidewatch.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event log on a file system: a file, or a directory of rolled files. */
public sealed interface EventLog permits PlainLog, RollingLog {

  /** The name that is the same while Spark writes the log and after: without directory. */
  String name();

  /** The file system that it lies on. */
  LogFiles files();

  /** Where it is, for messages to the operator of this machine only. */
  Path path();

  /**
   * Bytes that its files take now; 0 for what can't be told.
   *
   * @throws IOException when the directory can't be listed
   */
  default long storedBytes() throws IOException {
    long bytes = 0;
    for (Segment segment : LogView.of(this).segments()) {
      // 0 for one that was renamed or deleted since the listing
      bytes += files().look(segment.path()).map(LogFiles.Entry::length).orElse(0L);
    }
    return bytes;
  }

  /**
   * When its last file was written last; empty when it is gone.
   *
   * @throws IOException when that can't be told
   */
  default Optional<Instant> lastModified() throws IOException {
    List<Segment> segments = LogView.of(this).segments();
    return segments.isEmpty()
        ? Optional.empty()
        : files().look(segments.get(segments.size() - 1).path()).map(LogFiles.Entry::modified);
  }

  /**
   * The files that positions may be stored of: those that are there, and those of a rolling log
   * that may have been read before they were compacted away.
   *
   * @throws IOException when the directory can't be listed
   */
  default List<LogFile> positioned() throws IOException {
    List<LogFile> files = new ArrayList<>();
    for (Segment segment : LogView.of(this).segments()) {
      files.add(segment.file());
      segment.earlier().forEach(earlier -> files.add(earlier.file()));
    }
    return files;
  }

  /**
   * Whether Spark has finished it, as far as the names of its files tell.
   *
   * @throws IOException when the directory can't be listed
   */
  default boolean isComplete() throws IOException {
    return LogView.of(this).complete();
  }
}
