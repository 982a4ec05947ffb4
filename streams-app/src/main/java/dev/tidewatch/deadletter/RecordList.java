package dev.tidewatch.deadletter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The newest dead letters of a group, numbered in the order in which they came. What comes and
 * falls out again between two commits is never written. Owned by one stream thread.
 */
final class RecordList {

  /** Deletes besides one for each new row, so that a bound that was lowered is reached in time. */
  private static final int MORE_DELETES = 16;

  private final Deque<RecordRow> pending = new ArrayDeque<>();
  private long oldest;
  private long writtenUpTo;
  private long next;

  /** Where the rows are kept. */
  interface Rows {

    void put(long number, RecordRow row);

    void delete(long number);
  }

  /**
   * @param oldest number of the oldest row that is written
   * @param next number that the next one gets
   */
  RecordList(long oldest, long next) {
    this.oldest = oldest;
    this.writtenUpTo = next;
    this.next = next;
  }

  long oldest() {
    return oldest;
  }

  long next() {
    return next;
  }

  void add(RecordRow row, int most) {
    pending.addLast(row);
    next++;
    if (pending.size() > most) {
      pending.removeFirst();
    }
  }

  /** Writes the new rows, and deletes those that they push out. */
  void flush(Rows rows, int most) {
    int deletes = pending.size() + MORE_DELETES;
    long keepFrom = Math.max(oldest, next - most);
    for (; oldest < Math.min(keepFrom, writtenUpTo) && deletes > 0; deletes--) {
      rows.delete(oldest++);
    }
    if (oldest == writtenUpTo) {
      oldest = keepFrom;
    }
    long number = next - pending.size();
    for (RecordRow row : pending) {
      rows.put(number++, row);
    }
    pending.clear();
    writtenUpTo = next;
  }
}
