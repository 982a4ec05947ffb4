package dev.tidewatch.cluster;

import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Reading;
import dev.tidewatch.query.Section;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.store.StoreReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * All partitions of a feature, wherever they are: a listing reads those that are here, asks peers
 * for the others, and puts the rows together. Safe for use by any thread.
 */
public final class ClusterPartitions implements Partitions {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Characters of a view's parameters: they travel in a query string, which has a bound. */
  private static final int MOST_PARAMETERS = 6_000;

  private final Cluster cluster;
  private final Section section;
  private final IntFunction<String> names;

  /**
   * @param section which partitions these are
   * @param names what people call a partition
   */
  public ClusterPartitions(Cluster cluster, Section section, IntFunction<String> names) {
    this.cluster = cluster;
    this.section = section;
    this.names = names;
  }

  @Override
  public <T> Outcome<T> ask(
      Terms terms, String key, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
    return cluster.local().ask(terms, section.partitionOf(key), question);
  }

  @Override
  public <P extends Record, R> Outcome<List<R>> readAll(
      Terms terms, View<P, R> view, P parameters) {
    if (Wire.parameter(parameters).length() > MOST_PARAMETERS) {
      return new Outcome.BadParameter<>("The parameters are longer than anything that is kept");
    }
    Map<Integer, Reading.Read<R>> read = new TreeMap<>();
    Deadline lookUntil = cluster.lookUntil(terms);
    try {
      new Scatter<>(cluster, terms, view, parameters, read).ask(missing(read));
      while (read.size() < section.count() && !lookUntil.remaining().isZero()) {
        cluster.pause(lookUntil);
        new Scatter<>(cluster, terms, view, parameters, read).ask(missing(read));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unavailable<>("The instance is stopping", RETRY_AFTER);
    }
    return outcome(terms, read);
  }

  private List<Integer> missing(Map<Integer, ?> read) {
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < section.count(); i++) {
      int partition = section.first() + i;
      if (!read.containsKey(partition)) {
        missing.add(partition);
      }
    }
    return missing;
  }

  private <R> Outcome<List<R>> outcome(Terms terms, Map<Integer, Reading.Read<R>> read) {
    List<String> missing = missing(read).stream().map(names::apply).toList();
    if (read.isEmpty() || (!missing.isEmpty() && !terms.allowPartial())) {
      return new Outcome.Unavailable<>(
          "Partitions that cannot be read on these terms: "
              + String.join(", ", missing)
              + "; of each, "
              + terms.unmet(),
          RETRY_AFTER);
    }
    Freshness merged =
        Freshness.merged(
            cluster.instance(), read.values().stream().map(Reading.Read::freshness).toList());
    List<R> rows = new ArrayList<>();
    read.values().forEach(part -> rows.addAll(part.rows()));
    return new Outcome.Found<>(
        rows,
        new Freshness(
            merged.servedBy(),
            merged.role(),
            merged.changelogLag(),
            merged.sourceLag(),
            merged.asOf(),
            missing));
  }
}
