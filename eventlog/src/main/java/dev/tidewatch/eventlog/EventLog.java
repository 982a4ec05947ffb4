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
   * Its files now.
   *
   * @throws IOException when the directory can't be listed for another reason than its absence
   */
  LogView view() throws IOException;
}
