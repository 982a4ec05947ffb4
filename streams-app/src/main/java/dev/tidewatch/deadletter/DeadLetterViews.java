package dev.tidewatch.deadletter;

import dev.tidewatch.balance.BalanceRow;
import dev.tidewatch.deadletter.api.GroupInfo;
import dev.tidewatch.query.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other instances can be asked of a partition's dead letters. */
public final class DeadLetterViews {

  /** Groups that a filter shows, in an order. */
  static final View<GroupsPage, GroupRow> GROUPS =
      new View<>(
          "deadletter-groups",
          GroupsPage.class,
          GroupRow.class,
          (stores, page) -> new DeadLetterReads(stores).groups(page));

  /** Counts by value and span of time. */
  static final View<RatesPage, RateRow> RATES =
      new View<>(
          "deadletter-rates",
          RatesPage.class,
          RateRow.class,
          (stores, page) -> new DeadLetterReads(stores).rates(page));

  /** The partitions of a dead-letter topic. */
  static final View<BalanceOf, BalanceRow> BALANCE =
      new View<>(
          "deadletter-balance",
          BalanceOf.class,
          BalanceRow.class,
          (stores, of) -> new DeadLetterReads(stores).balance(of.topic()));

  /** What one group is like for whoever gives a command; none where it is not. */
  static final View<StandingOf, Standing> STANDING =
      new View<>(
          "deadletter-standing",
          StandingOf.class,
          Standing.class,
          (stores, of) -> new DeadLetterReads(stores).standing(of));

  /** Which dead letters of a block of offsets were sent again. */
  static final View<MarksOf, Marks> MARKS =
      new View<>(
          "deadletter-marks",
          MarksOf.class,
          Marks.class,
          (stores, of) -> new DeadLetterReads(stores).marks(of));

  /** All of them. */
  public static final List<View<?, ?>> ALL = List.of(GROUPS, RATES, BALANCE, STANDING, MARKS);

  private DeadLetterViews() {}

  /**
   * @param now milliseconds since the epoch, the same for all partitions
   * @param after the last group of the page before; null for the first page
   */
  record GroupsPage(
      GroupFilter filter,
      GroupSort sort,
      AlertRule rule,
      long now,
      GroupSort.@Nullable At after,
      int limit) {}

  /** One group and its place in the listing. */
  record GroupRow(GroupSort.At at, GroupInfo group) {}

  /**
   * @param from number of the first span
   * @param to of the one after the last
   * @param value shows this value only; null for all
   * @param most values to tell apart
   */
  record RatesPage(
      RateWindow window, Dimension by, long from, long to, @Nullable String value, int most) {}

  /**
   * Counts of one value.
   *
   * @param value empty where it is not about one
   * @param counts of those spans, of which none is 0
   */
  record RateRow(Of of, String value, List<Long> spans, List<Long> counts) {

    enum Of {
      VALUE,
      OTHER,
      OUTSIDE
    }

    static RateRow of(Of kind, String value, Map<Long, Long> counts) {
      return new RateRow(kind, value, List.copyOf(counts.keySet()), List.copyOf(counts.values()));
    }

    long total() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Asks about a group.
   *
   * @param redrive that is asked about as well; empty for none
   */
  record StandingOf(String fingerprint, String redrive) {}

  /** Asks about a block of offsets, as {@link Marks} counts them. */
  record MarksOf(String fingerprint, String topic, int partition, long block) {}

  /** Asks about a topic. */
  record BalanceOf(String topic) {}
}
