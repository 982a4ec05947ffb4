package dev.tidewatch.bench.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by name. Owned by one thread. */
final class Tally {

  private final Map<String, Long> counts = new HashMap<>();
  private long total;

  /** Counts for one name. */
  void add(String name, long count) {
    counts.merge(name, count, Long::sum);
    total += count;
  }

  /** Counts once for the total and once for each of several names. */
  void addOnce(Iterable<String> names) {
    names.forEach(name -> counts.merge(name, 1L, Long::sum));
    total++;
  }

  long total() {
    return total;
  }

  /** The largest, largest first; names in order where they are equal. */
  List<Map.Entry<String, Long>> top(int rows) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(rows)
        .toList();
  }
}
