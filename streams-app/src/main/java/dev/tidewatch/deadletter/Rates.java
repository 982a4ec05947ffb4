package dev.tidewatch.deadletter;

import dev.tidewatch.balance.PartitionBalance;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.WriteBack;
import java.time.Duration;
import java.util.List;

/**
 * Counts dead letters by minute and hour and by partition of their topics. By their own timestamps,
 * so that reading them again gives the same numbers; what lies outside the time that is kept is
 * counted as such. Owned by one stream thread.
 */
final class Rates {

  /** Values of one dimension in one span; what comes with a further one is counted together. */
  static final int MOST_VALUES = 1_000;

  private static final int DELETES = 5_000;
  private static final int MOST_PARTITIONS = 100_000;
  private static final Duration BALANCES = Duration.ofHours(1);

  private final RecordStore store;
  private final WriteBack<RateKey, Count> counts;
  private final WriteBack<RateWindow, Count> outside;
  private final WriteBack<BalanceKey, PartitionBalance> balances;
  private long balancesSweptAt;

  Rates(RecordStore store) {
    this.store = store;
    this.counts =
        new WriteBack<>(
            key -> store.get(key.bytes(), Codecs.COUNT),
            (key, count) -> store.put(key.bytes(), count, Codecs.COUNT),
            key -> store.delete(key.bytes()),
            (key, count) -> false);
    this.outside =
        new WriteBack<>(
            window -> store.get(RateKey.outside(window), Codecs.COUNT),
            (window, count) -> store.put(RateKey.outside(window), count, Codecs.COUNT),
            window -> store.delete(RateKey.outside(window)),
            (window, count) -> true);
    this.balances =
        new WriteBack<>(
            key -> store.get(key.bytes(), Codecs.BALANCE),
            (key, balance) -> store.put(key.bytes(), balance, Codecs.BALANCE),
            key -> store.delete(key.bytes()),
            (key, balance) -> false);
  }

  /**
   * Counts a dead letter.
   *
   * @param arrival when it was read, in milliseconds since the epoch
   */
  void take(DeadLetter letter, long arrival) {
    for (RateWindow window : RateWindow.values()) {
      if (window.takes(letter.timestamp(), arrival)) {
        for (Dimension dimension : Dimension.values()) {
          count(
              RateKey.value(
                  window, dimension, window.spanOf(letter.timestamp()), dimension.of(letter)));
        }
      } else {
        add(outside, window);
      }
    }
    balance(letter, arrival);
  }

  private void count(RateKey key) {
    if (counts.get(key) == null) {
      RateKey distinct = key.of(RateKey.Kind.DISTINCT);
      Count values = counts.get(distinct);
      if (values != null && values.count() >= MOST_VALUES) {
        add(counts, key.of(RateKey.Kind.OTHER));
        return;
      }
      add(counts, distinct);
    }
    add(counts, key);
  }

  private static <K> void add(WriteBack<K, Count> counts, K key) {
    Count before = counts.get(key);
    counts.put(key, new Count(before == null ? 1 : before.count() + 1));
  }

  private void balance(DeadLetter letter, long arrival) {
    BalanceKey key = new BalanceKey(letter.topic(), letter.partition());
    PartitionBalance before = balances.get(key);
    balances.put(
        key,
        before == null
            ? PartitionBalance.first(letter.offset(), letter.bytes(), arrival)
            : before.with(letter.offset(), letter.bytes(), arrival));
  }

  /** Writes what has changed. */
  void flush() {
    counts.flush();
    outside.flush();
    balances.flush();
  }

  /**
   * Deletes what is older than is kept, so many rows at a time.
   *
   * @param now milliseconds since the epoch
   */
  void sweep(long now) {
    for (RateWindow window : RateWindow.values()) {
      for (Dimension dimension : Dimension.values()) {
        sweep(RateKey.all(window, dimension), window.firstKept(now));
      }
    }
    if (now - balancesSweptAt > BALANCES.toMillis()) {
      balancesSweptAt = now;
      sweepBalances(now - RateWindow.HOUR.kept());
    }
  }

  /** The oldest lie first: where that one is kept, all are. */
  private void sweep(byte[] prefix, long firstKept) {
    List<byte[]> rows = store.keys(prefix, 1);
    if (!rows.isEmpty() && RateKey.spanOf(rows.get(0)) < firstKept) {
      store.keys(prefix, DELETES).stream()
          .takeWhile(key -> RateKey.spanOf(key) < firstKept)
          .forEach(store::delete);
    }
  }

  private void sweepBalances(long before) {
    for (byte[] key : store.keys(BalanceKey.all(), MOST_PARTITIONS)) {
      PartitionBalance balance = store.get(key, Codecs.BALANCE);
      if (balance != null && balance.lastArrival() < before) {
        store.delete(key);
      }
    }
  }
}
