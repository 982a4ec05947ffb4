package dev.tidewatch.kafka;

import dev.tidewatch.store.StoreReader;
import dev.tidewatch.store.StoreUnavailableException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the stores of this instance. Thread-safe.
 *
 * <p>Where a store is, is asked for once and kept for as long as nothing moves: finding it goes
 * through all tasks, under the lock of the thread that restores them, and takes longer than a read.
 */
final class LocalStores implements StoreReader {

  /** An epoch in which partitions move: nothing is kept. */
  static final long MOVING = -1;

  private final String partition;
  private final Function<String, ReadOnlyKeyValueStore<Bytes, byte[]>> finder;
  private final LongSupplier epoch;
  private final AtomicInteger openIterators;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  private record Found(ReadOnlyKeyValueStore<Bytes, byte[]> rows, long epoch) {}

  /**
   * @param partition what people call it
   * @param finder gives a store by its name, or throws {@link InvalidStateStoreException}
   * @param epoch a number that has never been before once a store may be somewhere else, or be
   *     another replica; {@link #MOVING} while that goes on
   * @param openIterators counts the scans that go on
   */
  LocalStores(
      String partition,
      Function<String, ReadOnlyKeyValueStore<Bytes, byte[]>> finder,
      LongSupplier epoch,
      AtomicInteger openIterators) {
    this.partition = partition;
    this.finder = finder;
    this.epoch = epoch;
    this.openIterators = openIterators;
  }

  @Override
  public byte @Nullable [] get(String store, byte[] key) {
    return read(store, rows -> rows.get(Bytes.wrap(key)));
  }

  @Override
  public void scan(String store, byte[] prefix, RowVisitor visitor) {
    visit(
        store,
        rows ->
            prefix.length == 0
                ? rows.all()
                : rows.prefixScan(Bytes.wrap(prefix), new BytesSerializer()),
        visitor);
  }

  @Override
  public void scanFrom(String store, byte[] from, RowVisitor visitor) {
    visit(store, rows -> rows.range(Bytes.wrap(from), null), visitor);
  }

  private void visit(
      String store,
      Function<ReadOnlyKeyValueStore<Bytes, byte[]>, KeyValueIterator<Bytes, byte[]>> open,
      RowVisitor visitor) {
    openIterators.incrementAndGet();
    try (KeyValueIterator<Bytes, byte[]> iterator = read(store, open)) {
      boolean more = true;
      while (more && iterator.hasNext()) {
        KeyValue<Bytes, byte[]> row = iterator.next();
        more = visitor.visit(row.key.get(), row.value);
      }
    } catch (InvalidStateStoreException e) {
      throw unavailable(e);
    } finally {
      openIterators.decrementAndGet();
    }
  }

  /** Reads; a second time where what was kept has been closed meanwhile. */
  private <T extends @Nullable Object> T read(
      String store, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, T> reading) {
    Found kept = found.get(store);
    if (kept != null && kept.epoch() == epoch.getAsLong()) {
      try {
        return reading.apply(kept.rows());
      } catch (InvalidStateStoreException closed) {
        found.remove(store, kept);
      }
    }
    try {
      return reading.apply(find(store));
    } catch (InvalidStateStoreException e) {
      throw unavailable(e);
    }
  }

  /**
   * Looks for stores before somebody has to wait for it; those that are not here are left out.
   *
   * @param names of the stores
   */
  void prepare(Collection<String> names) {
    for (String store : names) {
      Found kept = found.get(store);
      if (kept == null || kept.epoch() != epoch.getAsLong() || isClosed(kept.rows())) {
        try {
          find(store);
        } catch (InvalidStateStoreException notHere) {
          found.remove(store);
        }
      }
    }
  }

  /** Whether all of these were found, and none was closed since. */
  boolean areOpen(Collection<String> names) {
    return names.stream()
        .allMatch(
            store -> {
              Found kept = found.get(store);
              return kept != null && !isClosed(kept.rows());
            });
  }

  private static boolean isClosed(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    return rows instanceof StateStore store && !store.isOpen();
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> find(String store) {
    // Taken before: what is found while things begin to move is kept for an epoch that is over.
    long now = epoch.getAsLong();
    ReadOnlyKeyValueStore<Bytes, byte[]> rows = finder.apply(store);
    if (now != MOVING) {
      found.put(store, new Found(rows, now));
    }
    return rows;
  }

  private StoreUnavailableException unavailable(InvalidStateStoreException why) {
    return new StoreUnavailableException(
        "Partition " + partition + " is not readable here now", why);
  }
}
