package dev.tidewatch.http;

import java.time.Duration;
import java.util.List;

/** Where the events of one client come from. Asked by one thread, woken by any. */
public interface EventFeed {

  /**
   * Waits for what comes next. The first call gives at once what the client has to know first.
   *
   * @param patience how long to wait at most
   * @return a bounded number of events; empty if none came, or if {@link #wake} was called
   */
  List<ServerSentEvent> next(Duration patience) throws InterruptedException;

  /** Lets {@link #next} return now. */
  void wake();
}
