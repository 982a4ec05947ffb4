package dev.tidewatch.local.chaos.read;

import dev.tidewatch.local.chaos.oracle.Judgement;
import dev.tidewatch.local.chaos.oracle.Question;
import java.util.Locale;

/**
 * One question, and what became of it.
 *
 * @param askedNanos when it was due to be asked, on the clock of {@link System#nanoTime()}
 * @param answeredNanos when the answer had come, or was given up
 * @param entry the instance that was asked, the second one where the first was lost
 * @param entryLost whether a first instance refused or reset the connection
 * @param details the answer, where it was wrong or not whole; else empty
 */
public record Read(
    Question question,
    long askedNanos,
    long answeredNanos,
    String entry,
    boolean entryLost,
    Judgement judgement,
    String details) {

  /** Whether the client got what it asked for, or an honest refusal of its bound. */
  public boolean isServed() {
    return judgement instanceof Judgement.Right || judgement instanceof Judgement.Refused;
  }

  /** Whether it had no answer, or not a whole one. */
  public boolean isFailed() {
    return judgement instanceof Judgement.Failed || judgement instanceof Judgement.Partial;
  }

  /** Whether the answer was wrong. */
  public boolean isWrong() {
    return judgement instanceof Judgement.Wrong;
  }

  /** Why it was not served, in a word or two: what failures are counted by. */
  public String code() {
    if (judgement instanceof Judgement.Failed failed) {
      return failed.code();
    }
    if (judgement instanceof Judgement.Refused refused) {
      return refused.code();
    }
    return judgement.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Milliseconds from the moment it was due. */
  public double millis() {
    return (answeredNanos - askedNanos) / 1e6;
  }
}
