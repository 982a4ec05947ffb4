package dev.tidewatch.kafka;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Role;
import dev.tidewatch.store.StoreReader;
import dev.tidewatch.store.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers from the stores of this instance alone. */
public final class LocalPartitions implements Partitions {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final StreamsNode node;
  private final SourceLag lag;
  private final String instance;
  private final String topic;

  /**
   * Answers from a node's stores.
   *
   * @param instance the name in {@code Tidewatch-Served-By}
   * @param topic whose partitions the stores follow, for naming them
   */
  public LocalPartitions(StreamsNode node, SourceLag lag, String instance, String topic) {
    this.node = node;
    this.lag = lag;
    this.instance = instance;
    this.topic = topic;
  }

  @Override
  public <T> Outcome<T> ask(String key, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
    int partition = node.partitionOf(key.getBytes(StandardCharsets.UTF_8));
    // Taken first: an answer may be newer than its age says, never older.
    Freshness freshness = freshness(partition);
    try {
      return question.apply(node.reader(partition), freshness);
    } catch (StoreUnavailableException e) {
      return new Outcome.Unavailable<>(
          "Partition " + partition + " is not readable here now", RETRY_AFTER);
    }
  }

  @Override
  public <T> Outcome<List<T>> readAll(Function<StoreReader, T> reading) {
    List<Freshness> ages = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<T> read = new ArrayList<>();
    for (int partition = 0; partition < node.partitions(); partition++) {
      try {
        Freshness freshness = freshness(partition);
        read.add(reading.apply(node.reader(partition)));
        ages.add(freshness);
      } catch (StoreUnavailableException e) {
        missing.add(topic + "-" + partition);
      }
    }
    if (ages.isEmpty()) {
      return new Outcome.Unavailable<>("No partition is readable here now", RETRY_AFTER);
    }
    Freshness merged = Freshness.merged(instance, ages);
    return new Outcome.Found<>(
        read,
        new Freshness(
            instance,
            merged.role(),
            merged.changelogLag(),
            merged.sourceLag(),
            merged.asOf(),
            missing));
  }

  private Freshness freshness(int partition) {
    SourceLag.Measured measured = lag.of(partition);
    return new Freshness(
        instance, Role.ACTIVE, OptionalLong.of(0), measured.lag(), measured.asOf(), List.of());
  }
}
