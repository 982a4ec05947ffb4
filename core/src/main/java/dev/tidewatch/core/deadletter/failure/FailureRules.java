package dev.tidewatch.core.deadletter.failure;

import dev.tidewatch.core.deadletter.decode.DeadLetter;
import dev.tidewatch.core.deadletter.trace.StackTrace;
import dev.tidewatch.core.table.Csv;
import java.util.List;

/** The table of rules; the first that matches decides. Immutable. */
public final class FailureRules {

  private static final FailureRules BUNDLED =
      new FailureRules(Csv.readBundled(FailureRules.class, "failure-rules.csv", FailureRule::of));

  private final List<FailureRule> rules;

  private FailureRules(List<FailureRule> rules) {
    this.rules = rules;
  }

  /** The table that comes with this build. */
  public static FailureRules bundled() {
    return BUNDLED;
  }

  /** What kind of failure it is; time is linear in the length of the messages. */
  public FailureVerdict judge(DeadLetter letter, StackTrace trace) {
    Evidence evidence = new Evidence(letter, trace);
    return rules.stream()
        .filter(rule -> rule.matches(evidence))
        .findFirst()
        .map(FailureRule::verdict)
        .orElse(FailureVerdict.UNKNOWN);
  }
}
