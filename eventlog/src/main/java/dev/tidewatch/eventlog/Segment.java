package dev.tidewatch.eventlog;

import java.nio.file.Path;
import java.util.List;

/**
 * One file of a log as it lies on the file system now.
 *
 * @param index Spark's number of the file within a rolling log; 1 for a plain log
 * @param compact whether the History Server's compaction wrote it in place of the files up to its
 *     index
 * @param earlier the files that may have been read in place of this one or before it and are not
 *     there any more; only the first segment of a log has such
 */
record Segment(LogFile file, Path path, long index, boolean compact, List<Earlier> earlier) {

  /** A file that may once have been there. */
  record Earlier(LogFile file, long index) {}

  Segment withEarlier(List<Earlier> files) {
    return new Segment(file, path, index, compact, files);
  }
}
