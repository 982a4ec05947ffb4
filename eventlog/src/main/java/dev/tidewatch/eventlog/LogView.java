package dev.tidewatch.eventlog;

import java.io.IOException;
import java.util.List;

/**
 * A log as it lies on the file system at one moment.
 *
 * @param segments its files in reading order; empty when the log is gone
 * @param complete whether Spark has ended it, going by its names
 */
record LogView(List<Segment> segments, boolean complete) {

  static final LogView GONE = new LogView(List.of(), true);

  /**
   * The log's files now.
   *
   * @throws IOException when the directory can't be listed for another reason than its absence
   */
  static LogView of(EventLog log) throws IOException {
    return log instanceof RollingLog rolling ? rolling.view() : ((PlainLog) log).view();
  }

  /** Whether Spark has rolled on since it wrote this segment, so that it will not grow. */
  boolean goesOnAfter(Segment segment) {
    return segments.stream()
        .anyMatch(
            other ->
                other.index() > segment.index()
                    || (other.index() == segment.index() && other.compact()));
  }
}
