package dev.tidewatch.eventlog;

import java.io.IOException;
import java.nio.file.Path;

/** One event log on a file system: a file, or a directory of rolled files. */
public sealed interface EventLog permits PlainLog, RollingLog {

  /** The name that is the same while Spark writes the log and after: without directory. */
  String name();

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
      bytes += segment.path().toFile().length();
    }
    return bytes;
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
