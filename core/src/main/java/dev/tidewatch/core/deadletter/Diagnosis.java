package dev.tidewatch.core.deadletter;

import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.failure.FailureRules;
import dev.tidewatch.core.deadletter.failure.FailureVerdict;
import dev.tidewatch.core.deadletter.group.Fingerprint;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter says about its bug: which group it belongs to and why, and what kind of
 * failure it is. A function of the dead letter alone, so that a group can be explained later from a
 * stored one. Never throws; time is linear in the size of the dead letter.
 *
 * @param rootCauseClass the innermost cause; null where neither trace nor headers name one
 */
public record Diagnosis(
    Fingerprint fingerprint, FailureVerdict failure, @Nullable String rootCauseClass) {

  /** Reads the stack trace once, for all questions. */
  public static Diagnosis of(DeadLetter letter) {
    String text = letter.stackTrace();
    StackTrace trace = StackTrace.parse(text == null ? "" : text);
    return new Diagnosis(
        Fingerprint.of(letter, trace),
        FailureRules.bundled().judge(letter, trace),
        Fingerprint.rootCauseClass(letter, trace));
  }
}
