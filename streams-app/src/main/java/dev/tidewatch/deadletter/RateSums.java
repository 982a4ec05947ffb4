package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.DeadLetterViews.RateRow;
import dev.tidewatch.deadletter.DeadLetterViews.RateRow.Of;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up counts by value and span, and keeps the values that have the most. Used by one thread for
 * one answer.
 */
final class RateSums {

  private final int most;
  private final Map<String, TreeMap<Long, Long>> values = new HashMap<>();
  private final TreeMap<Long, Long> other = new TreeMap<>();

  RateSums(int most) {
    this.most = most;
  }

  void add(String value, long span, long count) {
    values.computeIfAbsent(value, first -> new TreeMap<>()).merge(span, count, Long::sum);
  }

  void addOther(long span, long count) {
    other.merge(span, count, Long::sum);
  }

  /**
   * A row for each value that is kept, most first, one for all others, and one for what lies
   * outside.
   */
  List<RateRow> rows(long outside) {
    List<RateRow> rows =
        values.entrySet().stream()
            .map(entry -> RateRow.of(Of.VALUE, entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(RateRow::total).reversed().thenComparing(RateRow::value))
            .toList();
    List<RateRow> kept = new ArrayList<>(rows.subList(0, Math.min(most, rows.size())));
    for (RateRow row : rows.subList(kept.size(), rows.size())) {
      for (int i = 0; i < row.spans().size(); i++) {
        addOther(row.spans().get(i), row.counts().get(i));
      }
    }
    if (!other.isEmpty()) {
      kept.add(RateRow.of(Of.OTHER, "", other));
    }
    kept.add(new RateRow(Of.OUTSIDE, "", List.of(0L), List.of(outside)));
    return kept;
  }
}
