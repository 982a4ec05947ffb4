package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.oracle.Consistency;
import dev.tidewatch.local.chaos.read.Read;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long questions of one subject (a partition, or the listings) went unanswered: from the moment
 * at which the first failed read was due to that of the next one that was served. Only questions
 * that take any freshness count: others may be refused.
 */
final class Gaps {
  private Gaps() {}

  /** The longest gap of any subject in milliseconds; one that never ended lasts to {@code end}. */
  static double longestMillis(List<Read> reads, long end) {
    Map<String, Long> failingSince = new HashMap<>();
    double longest = 0;
    List<Read> inOrder =
        reads.stream()
            .filter(read -> read.question().consistency() == Consistency.ANY)
            .sorted(Comparator.comparingLong(Read::askedNanos))
            .toList();
    for (Read read : inOrder) {
      String subject = read.question().subject();
      if (read.isFailed()) {
        failingSince.putIfAbsent(subject, read.askedNanos());
      } else {
        Long since = failingSince.remove(subject);
        if (since != null) {
          longest = Math.max(longest, (read.askedNanos() - since) / 1e6);
        }
      }
    }
    for (long since : failingSince.values()) {
      longest = Math.max(longest, (end - since) / 1e6);
    }
    return longest;
  }
}
