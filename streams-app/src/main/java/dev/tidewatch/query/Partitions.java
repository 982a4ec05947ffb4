package dev.tidewatch.query;

import dev.tidewatch.store.StoreReader;
import java.util.List;
import java.util.function.BiFunction;

/** The partitions of the stores, as questions reach them. Safe for use by any thread. */
public interface Partitions {

  /**
   * Answers from this instance's replica of the partition that a key is placed in. Unavailable
   * where there is none, or where it does not meet the terms: then another instance is to be asked.
   *
   * @param question what to answer from its stores, given their age
   */
  <T> Outcome<T> ask(
      Terms terms, String key, BiFunction<StoreReader, Freshness, Outcome<T>> question);

  /**
   * Reads all partitions, wherever they are. Those that cannot be read are named in the freshness
   * where the terms allow it; else, and where none can be read, the outcome is unavailable.
   *
   * @return the rows of all partitions, those of one together in their order
   */
  <P extends Record, R> Outcome<List<R>> readAll(Terms terms, View<P, R> view, P parameters);
}
