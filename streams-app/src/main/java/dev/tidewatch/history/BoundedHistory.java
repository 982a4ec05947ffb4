package dev.tidewatch.history;

import dev.tidewatch.query.Deadline;
import java.util.concurrent.Semaphore;

/**
 * Asks another history so many questions at a time, and refuses one more at once. Each question
 * keeps one of the server's requests busy; while HBase hangs they would soon be all of them, and
 * every other route would be refused.
 *
 * <p>Safe for use by any thread.
 */
public final class BoundedHistory implements History {

  private final History history;
  private final Semaphore free;

  /**
   * Takes a quarter of the requests, one at least.
   *
   * @param requests that the server works on at a time ({@code http.max.requests})
   */
  public BoundedHistory(History history, int requests) {
    this.history = history;
    this.free = new Semaphore(Math.max(1, requests / 4));
  }

  @Override
  public HistoryPage find(HistoryQuestion question, Deadline deadline)
      throws HistoryUnavailableException {
    if (!free.tryAcquire()) {
      throw new HistoryUnavailableException("HBase is still busy with other questions");
    }
    try {
      return history.find(question, deadline);
    } finally {
      free.release();
    }
  }
}
