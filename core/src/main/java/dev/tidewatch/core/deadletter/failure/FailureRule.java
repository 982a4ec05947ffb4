package dev.tidewatch.core.deadletter.failure;

import dev.tidewatch.core.table.Csv;
import java.util.List;
import java.util.Locale;

/**
 * A row of {@code failure-rules.csv}. An empty list matches anything.
 *
 * @param stages of which one must be that of the dead letter
 * @param exceptions simple or full names of classes, of which one must be in the chain of causes
 * @param texts in lower case, of which one must be in a message
 */
record FailureRule(
    List<String> stages, List<String> exceptions, List<String> texts, FailureVerdict verdict) {

  static FailureRule of(Csv.Row row) {
    return new FailureRule(
        list(row.text("stage")),
        list(row.text("exception")),
        list(row.text("text")).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList(),
        new FailureVerdict(
            FailureClass.valueOf(row.text("failure")), row.text("reason"), row.text("source")));
  }

  private static List<String> list(String alternatives) {
    return alternatives.isEmpty() ? List.of() : List.of(alternatives.split("\\|"));
  }

  boolean matches(Evidence evidence) {
    return evidence.isOfStage(stages)
        && evidence.hasException(exceptions)
        && evidence.hasText(texts);
  }
}
