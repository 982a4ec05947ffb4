package dev.tidewatch.spark;

import dev.tidewatch.core.versions.VersionTable;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Subject;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.SparkViews.Everything;
import dev.tidewatch.spark.SparkViews.OptionRow;
import dev.tidewatch.spark.SparkViews.OptionsPage;
import dev.tidewatch.spark.SparkViews.ValueRow;
import dev.tidewatch.spark.SparkViews.ValuesPage;
import dev.tidewatch.spark.SparkViews.VersionsRow;
import dev.tidewatch.spark.api.FleetOption;
import dev.tidewatch.spark.api.FleetOptionValue;
import dev.tidewatch.spark.api.FleetVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions about all applications at once. Safe for use by any thread. */
public final class FleetQueries {

  private static final String NO_CURSOR = "cursor is none that this route gave";

  /** Values that a listing of options shows of each. */
  private static final int TOP_VALUES = 5;

  private static final Comparator<FleetVersion> MOST_USED =
      Comparator.comparingLong(FleetVersion::applications)
          .reversed()
          .thenComparing(version -> version.versions().toString());

  private final Partitions partitions;
  private final VersionTable table;
  private final Clock clock;

  /** Answers from the partitions, with the verdicts of a table. */
  public FleetQueries(Partitions partitions, VersionTable table, Clock clock) {
    this.partitions = partitions;
    this.table = table;
    this.clock = clock;
  }

  /** Versions that run together, most used first. */
  public Outcome<List<FleetVersion>> versions(Terms terms) {
    LocalDate today = LocalDate.now(clock);
    return partitions
        .readAll(terms, SparkViews.VERSIONS, new Everything())
        .map(
            all ->
                sum(all).entrySet().stream()
                    .map(sum -> version(sum, today))
                    .sorted(MOST_USED)
                    .toList());
  }

  private static Map<List<String>, Long> sum(List<VersionsRow> all) {
    Map<List<String>, Long> sums = new TreeMap<>(Comparator.comparing(List::toString));
    all.forEach(row -> sums.merge(row.versions(), row.applications(), Long::sum));
    return sums;
  }

  private FleetVersion version(Map.Entry<List<String>, Long> sum, LocalDate today) {
    RuntimeVersions on = RuntimeVersions.of(sum.getKey());
    FleetVersion.Versions versions =
        new FleetVersion.Versions(
            told(on.spark()), told(on.scala()), told(on.java()), told(on.hadoop()));
    return FleetVersion.of(versions, sum.getValue(), table, today);
  }

  private static @Nullable String told(String version) {
    return version.isEmpty() ? null : version;
  }

  /**
   * Options that applications set, ascending.
   *
   * @param cursor of the page before; null for the first
   */
  public Outcome<Page<FleetOption>> options(Terms terms, @Nullable String cursor, int limit) {
    String after = cursor == null ? "" : Page.item(cursor).orElse(null);
    if (after == null) {
      return new Outcome.BadParameter<>(NO_CURSOR);
    }
    return partitions
        .readAll(terms, SparkViews.OPTIONS, new OptionsPage(after, limit + 1))
        .map(all -> options(all, limit));
  }

  private static Page<FleetOption> options(List<OptionRow> all, int limit) {
    TreeMap<String, TreeMap<String, Long>> byOption = new TreeMap<>(Page.ORDER);
    for (OptionRow row : all) {
      byOption
          .computeIfAbsent(row.option(), option -> new TreeMap<>())
          .merge(row.value(), row.applications(), Long::sum);
    }
    List<FleetOption> items =
        byOption.entrySet().stream()
            .limit(limit)
            .map(entry -> FleetOption.of(entry.getKey(), entry.getValue(), TOP_VALUES))
            .toList();
    boolean more = byOption.size() > limit;
    return new Page<>(items, more ? Page.after(items.get(items.size() - 1).key()) : null);
  }

  /**
   * The values of one option, ascending, with the applications that set them.
   *
   * @param value shows this value only; null for all
   * @param applications most application ids to show of each value
   */
  public Outcome<Page<FleetOptionValue>> values(
      Terms terms,
      String option,
      @Nullable String value,
      @Nullable String cursor,
      int limit,
      int applications) {
    String after = cursor == null ? null : Page.item(cursor).orElse(null);
    if (cursor != null && after == null) {
      return new Outcome.BadParameter<>(NO_CURSOR);
    }
    return partitions
        .readAll(
            terms, SparkViews.VALUES, new ValuesPage(option, value, after, limit + 1, applications))
        .then(
            (all, freshness) ->
                all.isEmpty()
                    ? new Outcome.NotFound<>(
                        Subject.OPTION, "no application sets " + option + " so", freshness)
                    : new Outcome.Found<>(values(all, limit, applications), freshness));
  }

  private static Page<FleetOptionValue> values(List<ValueRow> all, int limit, int applications) {
    TreeMap<String, List<ValueRow>> byValue =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    ValueRow::value, () -> new TreeMap<>(Page.ORDER), Collectors.toList()));
    List<FleetOptionValue> items =
        byValue.entrySet().stream()
            .limit(limit)
            .map(entry -> value(entry.getKey(), entry.getValue(), applications))
            .toList();
    boolean more = byValue.size() > limit;
    return new Page<>(items, more ? Page.after(items.get(items.size() - 1).value()) : null);
  }

  private static FleetOptionValue value(String value, List<ValueRow> rows, int applications) {
    return new FleetOptionValue(
        value,
        rows.stream().mapToLong(ValueRow::applications).sum(),
        rows.stream().flatMap(row -> row.ids().stream()).sorted().limit(applications).toList());
  }
}
