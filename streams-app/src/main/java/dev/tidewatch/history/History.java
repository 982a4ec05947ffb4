package dev.tidewatch.history;

import dev.tidewatch.query.Deadline;

/** Where past applications are read. Safe for use by any thread. */
public interface History {

  /**
   * A page of what is asked for. What there was no time for is left to the next page.
   *
   * @throws HistoryUnavailableException when it cannot be read now
   */
  HistoryPage find(HistoryQuestion question, Deadline deadline) throws HistoryUnavailableException;
}
