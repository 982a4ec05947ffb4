package dev.tidewatch.cluster.auth;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells repeats from new calls, with constant memory: at most {@value #MOST} sessions of half a
 * kilobyte. Thread-safe; a call of a session that is known takes that session's lock only.
 *
 * <p><b>Nothing that was accepted is accepted again.</b> A session is forgotten only to make room,
 * the one with the oldest calls first, and only when all its calls lie outside the time window; if
 * there is none, new sessions are refused until there is. So that this also holds when the clock is
 * set back, and for calls that the process before this one has answered, there is a floor: the time
 * of the latest call forgotten, and at first the time of the start. A session that is not known
 * begins after it.
 *
 * <p>One gap stays: a call that the process before this one accepted from a caller whose clock runs
 * ahead by more than the restart took can be repeated to this one, once.
 */
final class Sessions {

  static final int MOST = 1_024;

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final long windowMillis;
  private volatile long floor;

  Sessions(long windowMillis, long now) {
    this.windowMillis = windowMillis;
    this.floor = now - 1;
  }

  /**
   * The time that a session's calls are measured by. For one that is not known it is after the
   * floor: else nobody new could call while a clock that was set back catches up.
   */
  long now(String session, long clock) {
    return sessions.containsKey(session) ? clock : Math.max(clock, floor + 1);
  }

  /** Why the call is not accepted; empty if it is. */
  Optional<Refusal> admit(Stamp stamp, long now) {
    if (Math.abs(now - stamp.time()) > windowMillis) {
      return Optional.of(Refusal.OUTSIDE_TIME_WINDOW);
    }
    while (true) {
      Session session = sessions.get(stamp.session());
      if (session == null) {
        Optional<Refusal> refusal = open(stamp, now);
        if (refusal.isPresent()) {
          return refusal;
        }
        continue;
      }
      Session.Admission admission = session.admit(stamp.sequence(), stamp.time());
      if (admission != Session.Admission.FORGOTTEN) {
        return admission.refusal();
      }
    }
  }

  int size() {
    return sessions.size();
  }

  private synchronized Optional<Refusal> open(Stamp stamp, long now) {
    if (sessions.containsKey(stamp.session())) {
      return Optional.empty();
    }
    if (stamp.time() <= floor) {
      return Optional.of(Refusal.OUTSIDE_TIME_WINDOW);
    }
    if (sessions.size() >= MOST && !forgetOldest(now - windowMillis)) {
      return Optional.of(Refusal.TOO_MANY_SESSIONS);
    }
    sessions.put(stamp.session(), new Session(stamp.time()));
    return Optional.empty();
  }

  private boolean forgetOldest(long before) {
    Optional<Map.Entry<String, Session>> oldest =
        sessions.entrySet().stream()
            .min(Comparator.comparingLong(entry -> entry.getValue().latest()));
    if (oldest.isEmpty() || !oldest.get().getValue().forget(before)) {
      return false;
    }
    floor = Math.max(floor, oldest.get().getValue().latest());
    sessions.remove(oldest.get().getKey());
    return true;
  }
}
