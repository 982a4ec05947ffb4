package dev.tidewatch.query;

import dev.tidewatch.store.StoreReader;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The partitions of the stores, as questions reach them. Safe for use by any thread. */
public interface Partitions {

  /**
   * Answers from the partition that a key is placed in.
   *
   * @param question what to answer from its stores, given their age
   */
  <T> Outcome<T> ask(String key, BiFunction<StoreReader, Freshness, Outcome<T>> question);

  /**
   * Reads all partitions; those that cannot be read are named in the freshness. Unavailable only
   * where none can.
   */
  <T> Outcome<List<T>> readAll(Function<StoreReader, T> reading);
}
