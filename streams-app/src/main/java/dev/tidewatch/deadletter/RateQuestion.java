package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.DeadLetterViews.RateRow;
import dev.tidewatch.deadletter.DeadLetterViews.RateRow.Of;
import dev.tidewatch.deadletter.DeadLetterViews.RatesPage;
import dev.tidewatch.deadletter.api.RatesAnswer;
import dev.tidewatch.deadletter.api.RatesAnswer.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question for dead letters by time, with its times brought to whole steps within what is kept.
 *
 * @param from number of the first step
 * @param to of the one after the last
 * @param firstKept of the first one that is kept
 */
record RateQuestion(
    Dimension by,
    RateWindow window,
    long from,
    long to,
    long firstKept,
    @Nullable String value,
    int limit) {

  /** Steps shown where the caller does not say from when. */
  private static final int STANDARD = 60;

  /** Values that each partition tells apart, so that the sums of all are right. */
  private static final int MOST_OF_PARTITION = Rates.MOST_VALUES;

  static RateQuestion of(
      Dimension by,
      RateWindow window,
      @Nullable Long from,
      @Nullable Long to,
      @Nullable String value,
      int limit,
      long now) {
    long firstKept = window.firstKept(now);
    // Counts are of timestamps, which may be somewhat ahead.
    long last = window.spanOf(now + RateWindow.AHEAD.toMillis()) + 1;
    long end = to == null ? window.spanOf(now) + 1 : Math.min(last, spanAtOrAfter(window, to));
    long begin = from == null ? end - STANDARD : window.spanOf(Math.max(0, from));
    return new RateQuestion(by, window, Math.max(firstKept, begin), end, firstKept, value, limit);
  }

  private static long spanAtOrAfter(RateWindow window, long time) {
    long span = window.spanOf(Math.max(0, time));
    return span * window.millis() < time ? span + 1 : span;
  }

  boolean isEmpty() {
    return from >= to;
  }

  RatesPage page() {
    return new RatesPage(window, by, from, to, value, MOST_OF_PARTITION);
  }

  RatesAnswer answer(List<RateRow> rows) {
    RateSums sums = new RateSums(limit);
    long outside = 0;
    for (RateRow row : rows) {
      if (row.of() == Of.OUTSIDE) {
        outside += row.total();
        continue;
      }
      for (int i = 0; i < row.spans().size(); i++) {
        if (row.of() == Of.VALUE) {
          sums.add(row.value(), row.spans().get(i), row.counts().get(i));
        } else {
          sums.addOther(row.spans().get(i), row.counts().get(i));
        }
      }
    }
    List<RateRow> merged = sums.rows(outside);
    return new RatesAnswer(
        by.name().toLowerCase(Locale.ROOT),
        window.name().toLowerCase(Locale.ROOT),
        time(from),
        time(to),
        time(firstKept),
        merged.stream().filter(row -> row.of() == Of.VALUE).map(this::series).toList(),
        merged.stream()
            .filter(row -> row.of() == Of.OTHER)
            .map(this::series)
            .findFirst()
            .orElse(null),
        outside);
  }

  private String time(long span) {
    return GroupAnswers.time(span * window.millis());
  }

  private Series series(RateRow row) {
    List<Long> counts = new ArrayList<>(Collections.nCopies((int) (to - from), 0L));
    for (int i = 0; i < row.spans().size(); i++) {
      counts.set((int) (row.spans().get(i) - from), row.counts().get(i));
    }
    return new Series(row.of() == Of.VALUE ? row.value() : null, row.total(), counts);
  }
}
