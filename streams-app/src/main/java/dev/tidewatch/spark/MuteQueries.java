package dev.tidewatch.spark;

import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.FindingViews.MutesOf;
import dev.tidewatch.spark.api.MuteInfo;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Questions about what operators want to hear no more of. Safe for use by any thread. */
public final class MuteQueries {

  private static final Comparator<MuteInfo> ORDER =
      Comparator.comparing(MuteInfo::state)
          .thenComparing(MuteInfo::name)
          .thenComparing(MuteInfo::user)
          .thenComparing(MuteInfo::rule);

  private final Partitions partitions;
  private final Clock clock;

  /** Answers from the partitions, by that clock. */
  public MuteQueries(Partitions partitions, Clock clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  /** All that were ever muted, those that are first. */
  public Outcome<List<MuteInfo>> all(Terms terms) {
    return partitions
        .readAll(terms, FindingViews.MUTES, new MutesOf(null))
        .map(
            rows -> {
              TreeMap<String, MuteRow> latest = new TreeMap<>();
              for (MuteRow row : rows) {
                MuteCommand last = row.last();
                latest.merge(
                    last.rule() + '\0' + last.name() + '\0' + last.user(),
                    row,
                    (a, b) -> a.last().id().compareTo(b.last().id()) >= 0 ? a : b);
              }
              return latest.values().stream()
                  .map(row -> Mutes.info(row, clock.millis()))
                  .sorted(ORDER)
                  .toList();
            });
  }

  /**
   * What is known of a rule at an application once so many partitions have a command; empty where
   * they do not have it yet.
   */
  public Outcome<Optional<MuteInfo>> after(Terms terms, MuteCommand command, int partitionCount) {
    return partitions
        .readAll(terms, FindingViews.MUTES, new MutesOf(command))
        .map(
            rows -> {
              List<MuteRow> reached =
                  rows.stream()
                      .filter(row -> row.last().id().compareTo(command.id()) >= 0)
                      .toList();
              return reached.size() < partitionCount
                  ? Optional.empty()
                  : Optional.of(Mutes.info(reached.get(0), clock.millis()));
            });
  }
}
