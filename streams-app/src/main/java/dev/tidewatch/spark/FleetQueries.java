package dev.tidewatch.spark;

import dev.tidewatch.core.versions.VersionTable;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Subject;
import dev.tidewatch.spark.SparkReads.OptionCount;
import dev.tidewatch.spark.SparkReads.VersionsCount;
import dev.tidewatch.spark.api.FleetOption;
import dev.tidewatch.spark.api.FleetOptionValue;
import dev.tidewatch.spark.api.FleetVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions about all applications at once. Safe for use by any thread. */
public final class FleetQueries {

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
  public Outcome<List<FleetVersion>> versions() {
    LocalDate today = LocalDate.now(clock);
    return partitions
        .readAll(stores -> new SparkReads(stores).versions())
        .map(all -> sum(all).entrySet().stream())
        .map(sums -> sums.map(sum -> version(sum, today)).sorted(MOST_USED).toList());
  }

  private static Map<List<String>, Long> sum(List<List<VersionsCount>> all) {
    Map<List<String>, Long> sums = new TreeMap<>(Comparator.comparing(List::toString));
    all.stream()
        .flatMap(Collection::stream)
        .forEach(count -> sums.merge(count.versions().parts(), count.applications(), Long::sum));
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
  public Outcome<Page<FleetOption>> options(@Nullable String cursor, int limit) {
    String after = cursor == null ? "" : Page.item(cursor).orElse(null);
    if (after == null) {
      return new Outcome.BadParameter<>("cursor is none that this route gave");
    }
    return partitions
        .readAll(stores -> new SparkReads(stores).options(after, limit + 1))
        .map(all -> page(all, limit));
  }

  private static Page<FleetOption> page(List<List<OptionCount>> all, int limit) {
    TreeMap<String, TreeMap<String, Long>> byOption = new TreeMap<>();
    all.stream()
        .flatMap(Collection::stream)
        .forEach(
            count ->
                byOption
                    .computeIfAbsent(count.option(), option -> new TreeMap<>())
                    .merge(count.value(), count.applications(), Long::sum));
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
      String option, @Nullable String value, @Nullable String cursor, int limit, int applications) {
    String after = cursor == null ? null : Page.item(cursor).orElse(null);
    if (cursor != null && after == null) {
      return new Outcome.BadParameter<>("cursor is none that this route gave");
    }
    return partitions
        .readAll(stores -> new SparkReads(stores).values(option))
        .then((all, freshness) -> values(option, sums(all, value, after), limit, freshness))
        .then((page, freshness) -> withApplications(option, page, applications, freshness));
  }

  private static Map<String, Long> sums(
      List<List<OptionCount>> all, @Nullable String only, @Nullable String after) {
    Map<String, Long> sums = new TreeMap<>();
    all.stream()
        .flatMap(Collection::stream)
        .filter(count -> only == null || only.equals(count.value()))
        .filter(count -> after == null || count.value().compareTo(after) > 0)
        .forEach(count -> sums.merge(count.value(), count.applications(), Long::sum));
    return sums;
  }

  private static Outcome<Page<FleetOptionValue>> values(
      String option, Map<String, Long> sums, int limit, Freshness freshness) {
    if (sums.isEmpty()) {
      return new Outcome.NotFound<>(
          Subject.OPTION, "no application sets " + option + " so", freshness);
    }
    List<FleetOptionValue> items =
        sums.entrySet().stream()
            .limit(limit)
            .map(entry -> new FleetOptionValue(entry.getKey(), entry.getValue(), List.of()))
            .toList();
    boolean more = sums.size() > limit;
    String next = more ? Page.after(items.get(items.size() - 1).value()) : null;
    return new Outcome.Found<>(new Page<>(items, next), freshness);
  }

  private Outcome<Page<FleetOptionValue>> withApplications(
      String option, Page<FleetOptionValue> page, int most, Freshness freshness) {
    List<FleetOptionValue> items =
        page.items().stream().map(item -> withApplications(option, item, most)).toList();
    return new Outcome.Found<>(new Page<>(items, page.next()), freshness);
  }

  private FleetOptionValue withApplications(String option, FleetOptionValue item, int most) {
    Outcome<List<List<String>>> read =
        partitions.readAll(
            stores -> new SparkReads(stores).applicationsWith(option, item.value(), most));
    List<String> ids =
        read instanceof Outcome.Found<List<List<String>>> found
            ? found.value().stream().flatMap(Collection::stream).sorted().limit(most).toList()
            : List.of();
    return new FleetOptionValue(item.value(), item.applications(), ids);
  }
}
