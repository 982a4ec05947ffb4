package dev.tidewatch.query;

import dev.tidewatch.store.StoreReader;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The replicas of this instance. Safe for use by any thread. */
public interface LocalReplicas {

  /** What is known of the replica of a partition; null where none is here. */
  @Nullable Replica replica(int partition);

  /** Answers from the partition's replica, if one is here and meets the terms. */
  <T> Outcome<T> ask(
      Terms terms, int partition, BiFunction<StoreReader, Freshness, Outcome<T>> question);

  /** Reads a view of the partition, if a replica is here and meets the terms. */
  <P extends Record, R> Reading<R> read(Terms terms, int partition, View<P, R> view, P parameters);
}
