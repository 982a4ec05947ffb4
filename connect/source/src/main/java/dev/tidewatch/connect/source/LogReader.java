package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.EventLogTail;
import dev.tidewatch.eventlog.LineSink;
import dev.tidewatch.eventlog.LogCatalog.Planned;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogPosition;
import dev.tidewatch.eventlog.LogProblem;
import dev.tidewatch.eventlog.TailOptions;
import dev.tidewatch.eventlog.TailState;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log on its way from its files to the task's lines. Owned by the thread of the task. */
final class LogReader implements LineSink, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

  private final Planned planned;
  private final EventLogTail tail;
  private final LogRecords records;
  private final Consumer<Line> lines;
  private final SourceMetrics metrics;
  private @Nullable Line last;

  /**
   * A reader that has not touched its files yet.
   *
   * @param positions where to go on, of the files that were begun before
   * @param lines takes what is read
   */
  LogReader(
      Planned planned,
      Map<LogFile, LogPosition> positions,
      String topic,
      TailOptions options,
      Consumer<Line> lines,
      SourceMetrics metrics) {
    this.planned = planned;
    this.tail =
        new EventLogTail(
            planned.log(), file -> positions.getOrDefault(file, LogPosition.START), options);
    this.records = new LogRecords(topic, planned.attempt());
    this.lines = lines;
    this.metrics = metrics;
  }

  /** Reads what there is, about {@code maxBytes} of each file at most. */
  TailState poll(long maxBytes) {
    try {
      return tail.poll(maxBytes, this);
    } catch (IOException e) {
      LOG.warn(
          "{} can't be listed now, and is looked at again: {}", planned.log().path(), e.toString());
      return TailState.CAUGHT_UP;
    }
  }

  @Override
  public void line(LogFile file, long offset, byte[] buffer, int start, int length) {
    last = new Line(records, file, offset, Arrays.copyOfRange(buffer, start, start + length));
    lines.accept(last);
  }

  /**
   * Marks the last line, if Connect does not have it yet; else nobody is told, and whoever reads
   * the file again finds nothing after that line.
   */
  @Override
  public void finished(LogFile file, long offset) {
    if (last != null && last.isOf(file)) {
      last.isLast(offset);
    }
    last = null;
  }

  @Override
  public void problem(LogProblem problem) {
    metrics.problem(problem.kind());
    if (problem.kind() == LogProblem.Kind.OVERLONG_LINE) {
      LOG.warn(
          "{}. Raise line.max.bytes or producer.override.max.request.size of the connector, and"
              + " max.message.bytes of the topic; then reset the offset of this file to have the"
              + " line shipped.",
          problem);
    } else {
      LOG.warn("{}", problem);
    }
  }

  @Override
  public void close() {
    try {
      tail.close();
    } catch (IOException e) {
      LOG.warn("{} can't be closed: {}", planned.log().path(), e.toString());
    }
  }
}
