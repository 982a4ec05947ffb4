package dev.tidewatch.cluster.auth;

import java.util.Optional;

/** What a verifier remembers of one caller's process. Thread-safe: a lock of its own. */
final class Session {

  /** What became of a call. */
  enum Admission {
    ACCEPTED,
    REPLAYED,
    BEHIND,
    /** The session was forgotten after it had been looked up: look it up again. */
    FORGOTTEN;

    /** Why the call is not accepted; empty if it is. */
    Optional<Refusal> refusal() {
      return switch (this) {
        case ACCEPTED -> Optional.empty();
        case REPLAYED -> Optional.of(Refusal.REPLAYED);
        case BEHIND -> Optional.of(Refusal.BEHIND_SEQUENCE_WINDOW);
        case FORGOTTEN -> throw new IllegalStateException("Nothing is known of this call");
      };
    }
  }

  private final SequenceWindow window = new SequenceWindow();
  private long latest;
  private boolean forgotten;

  /** A session that a call of this time opens. */
  Session(long time) {
    this.latest = time;
  }

  /** Tells whether a call is new, and remembers it. */
  synchronized Admission admit(long sequence, long time) {
    if (forgotten) {
      return Admission.FORGOTTEN;
    }
    return switch (window.mark(sequence)) {
      case SEEN -> Admission.REPLAYED;
      case BEHIND -> Admission.BEHIND;
      case FRESH -> {
        latest = Math.max(latest, time);
        yield Admission.ACCEPTED;
      }
    };
  }

  /** The latest time of its calls, milliseconds. */
  synchronized long latest() {
    return latest;
  }

  /** Ends the session if all its calls are from before the given time. */
  synchronized boolean forget(long before) {
    forgotten = forgotten || latest < before;
    return forgotten;
  }
}
