package dev.tidewatch.core.deadletter.failure;

/**
 * What kind of failure, and why.
 *
 * @param reason a sentence
 * @param source where the rule comes from; empty where no rule says
 */
public record FailureVerdict(FailureClass failureClass, String reason, String source) {

  static final FailureVerdict UNKNOWN =
      new FailureVerdict(
          FailureClass.UNKNOWN, "no rule knows this stage, exception or message", "");
}
