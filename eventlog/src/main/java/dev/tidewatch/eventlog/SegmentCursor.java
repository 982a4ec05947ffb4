package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.LogProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Decides which file of a log is read next, and which events compaction or deletion took away
 * before they could be. Pure but for its two counters.
 *
 * <p>A compact file repeats events of the files it replaces. Where some of those were read before,
 * it is therefore <em>not</em> read: an event counted twice is a wrong number, while a missing one
 * is reported here and shows downstream as a task that was expected and not seen.
 */
final class SegmentCursor {

  /** What to do next; {@code segment} null: nothing is there to read now. */
  record Next(@Nullable Segment segment, @Nullable LogProblem problem) {}

  private final Positions positions;
  private long done;
  private boolean touched;

  SegmentCursor(Positions positions, LogView view) {
    this.positions = positions;
    for (Segment segment : view.segments()) {
      resume(segment);
    }
  }

  private void resume(Segment segment) {
    LogPosition own = positions.of(segment.file());
    touched |= own.offset() > 0;
    if (own.finished()) {
      finished(segment);
    } else if (own.offset() > 0) {
      // Files are read in their order. Not every reader can store that it has finished one.
      done = Math.max(done, segment.index() - 1);
    }
    for (Segment.Earlier earlier : segment.earlier()) {
      LogPosition position = positions.of(earlier.file());
      touched |= position.offset() > 0;
      if (position.finished()) {
        done = Math.max(done, earlier.index());
      }
    }
  }

  Next next(LogView view) {
    for (Segment segment : view.segments()) {
      if (segment.index() <= done) {
        continue;
      }
      if (segment.compact() && touched && positions.of(segment.file()).offset() == 0) {
        done = segment.index();
        return new Next(null, compactedAway(segment));
      }
      boolean gap = !segment.compact() && segment.index() > done + 1;
      LogProblem problem = gap ? missing(segment) : null;
      done = segment.index() - 1;
      return new Next(segment, problem);
    }
    return new Next(null, null);
  }

  /** From now on compact files repeat what was read. */
  void opened() {
    touched = true;
  }

  boolean isExhausted(LogView view) {
    return view.segments().stream().allMatch(segment -> segment.index() <= done);
  }

  void finished(Segment segment) {
    done = Math.max(done, segment.index());
  }

  private static LogProblem compactedAway(Segment segment) {
    String detail =
        "the History Server compacted files that were read in part only, so their unread events"
            + " are lost here; reading goes on after file "
            + segment.index()
            + " (ship more often, or keep more files:"
            + " spark.history.fs.eventLog.rolling.maxFilesToRetain)";
    return new LogProblem(Kind.COMPACTED_AWAY, segment.file(), 0, 0, detail);
  }

  private LogProblem missing(Segment segment) {
    String detail =
        "the log's files "
            + (done + 1)
            + " to "
            + (segment.index() - 1)
            + " are not there; reading goes on with file "
            + segment.index();
    return new LogProblem(Kind.MISSING_FILES, segment.file(), 0, 0, detail);
  }
}
