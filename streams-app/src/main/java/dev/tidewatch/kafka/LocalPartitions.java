package dev.tidewatch.kafka;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Reading;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.store.StoreReader;
import dev.tidewatch.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the replicas of this instance alone. Safe for use by any thread.
 *
 * <p>The age is taken before the stores are read: an answer can be newer than it says, never older.
 */
public final class LocalPartitions implements LocalReplicas {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** Beyond it, what was seen of a replica says too little of it: it may have been taken over. */
  private static final Duration OLDEST_LOOK = Duration.ofSeconds(3);

  private final StreamsNode node;
  private final ReplicaSampler sampler;
  private final String instance;
  private final long standardMaxLag;

  /**
   * Answers from a node's stores.
   *
   * @param instance the name in {@code Tidewatch-Served-By}
   * @param standardMaxLag records that an answer may lack for a caller who wants a bound and names
   *     none
   */
  public LocalPartitions(
      StreamsNode node, ReplicaSampler sampler, String instance, long standardMaxLag) {
    this.node = node;
    this.sampler = sampler;
    this.instance = instance;
    this.standardMaxLag = standardMaxLag;
  }

  @Override
  public @Nullable Replica replica(int partition) {
    return sampler.of(partition);
  }

  @Override
  public <T> Outcome<T> ask(
      Terms terms, int partition, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
    Replica replica = sampler.of(partition);
    if (replica == null || !replica.warm()) {
      return unavailable(partition, replica == null ? "is not here" : "is still being restored");
    }
    boolean recent = sampler.age().compareTo(OLDEST_LOOK) < 0;
    Freshness age = freshness(Role.STANDBY, replica, recent);
    boolean copyWillDo = terms.accept(age, standardMaxLag);
    // While partitions move, finding an active store takes long: not for who takes a copy as well.
    if (recent && replica.role() == Role.ACTIVE && (node.running() || !copyWillDo)) {
      Freshness latest = freshness(Role.ACTIVE, replica, true);
      if (terms.accept(latest, standardMaxLag)) {
        try {
          return question.apply(node.active(partition), latest);
        } catch (StoreUnavailableException moved) {
          // A rebalance is on: what is here may still be read, as what it is then, a copy.
        }
      }
    }
    if (!copyWillDo) {
      return unavailable(partition, "has no replica here that meets the bound");
    }
    try {
      return question.apply(node.copy(partition), age);
    } catch (StoreUnavailableException moved) {
      return unavailable(partition, "moves to another instance");
    }
  }

  @Override
  public <P extends Record, R> Reading<R> read(
      Terms terms, int partition, View<P, R> view, P parameters) {
    Outcome<List<R>> outcome =
        ask(
            terms,
            partition,
            (stores, age) -> new Outcome.Found<>(view.reading().apply(stores, parameters), age));
    return outcome instanceof Outcome.Found<List<R>> found
        ? new Reading.Read<>(partition, found.freshness(), found.value())
        : new Reading.Unreadable<>(partition, ((Outcome.Unavailable<List<R>>) outcome).reason());
  }

  private <T> Outcome<T> unavailable(int partition, String why) {
    return new Outcome.Unavailable<>(
        "Partition " + node.nameOf(partition) + " " + why, RETRY_AFTER);
  }

  private Freshness freshness(Role role, Replica replica, boolean recent) {
    // Where nobody knows what the input has, nobody knows what the changelog will have.
    boolean known = recent && replica.sourceLag().isPresent();
    return new Freshness(
        instance,
        role,
        known ? OptionalLong.of(replica.changelogLag()) : OptionalLong.empty(),
        known ? replica.sourceLag() : OptionalLong.empty(),
        replica.asOf(),
        List.of());
  }
}
