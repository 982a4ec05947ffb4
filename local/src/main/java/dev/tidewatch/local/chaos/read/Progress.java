package dev.tidewatch.local.chaos.read;

import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.oracle.Question;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;

/**
 * What one client has seen of each application under {@code consistency=active}: a later question
 * must not be answered with less. Thread-safe.
 */
final class Progress {
  /** Between the write of state and its commit, with room for a slow one. */
  private static final long COMMIT_NANOS = 5_000_000_000L;

  private record Seen(int events, long atNanos) {}

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final LongPredicate faultSince;

  /**
   * @param faultSince whether a fault was made since a moment, on the clock of {@link
   *     System#nanoTime()}. Stores are read before their commit, and a fault in between takes the
   *     commit back: the one way in which an active replica may answer with less than before
   */
  Progress(LongPredicate faultSince) {
    this.faultSince = faultSince;
  }

  /** What an answer has to show when a question is asked now; 0 where anything is right. */
  int floor(Question question) {
    if (question.consistency() != Consistency.ACTIVE || question.application() == null) {
      return 0;
    }
    Seen last = seen.get(question.path());
    return last == null ? 0 : last.events();
  }

  /** The judgement, or another one where the answer goes back behind {@code floor}. */
  Judgement check(Question question, int floor, Judgement judgement) {
    if (question.consistency() != Consistency.ACTIVE
        || question.application() == null
        || !(judgement instanceof Judgement.Right right)) {
      return judgement;
    }
    if (right.events() < floor) {
      Seen last = seen.get(question.path());
      if (last == null || !faultSince.test(last.atNanos() - COMMIT_NANOS)) {
        return new Judgement.Wrong(
            "back: %d events after %d under consistency=active".formatted(right.events(), floor));
      }
      seen.put(question.path(), new Seen(right.events(), System.nanoTime()));
      return judgement;
    }
    seen.merge(
        question.path(),
        new Seen(right.events(), System.nanoTime()),
        (one, other) -> one.events() > other.events() ? one : other);
    return judgement;
  }
}
