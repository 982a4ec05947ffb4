package dev.tidewatch.kafka;

import dev.tidewatch.store.StoreReader;
import dev.tidewatch.store.StoreUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the stores of this instance: either while its active task runs, and no thread of
 * the instance takes part in a rebalance; or whatever they are here, a standby, being restored, or
 * active. Thread-safe.
 */
final class LocalStores implements StoreReader {

  private final KafkaStreams streams;
  private final int partition;
  private final boolean copies;
  private final AtomicInteger openIterators;
  private final Map<String, ReadOnlyKeyValueStore<Bytes, byte[]>> stores =
      new ConcurrentHashMap<>();

  /**
   * @param copies whether to read what is not active as well
   * @param openIterators counts the scans that go on
   */
  LocalStores(KafkaStreams streams, int partition, boolean copies, AtomicInteger openIterators) {
    this.streams = streams;
    this.partition = partition;
    this.copies = copies;
    this.openIterators = openIterators;
  }

  /**
   * Whether a store's active task runs here.
   *
   * @throws InvalidStateStoreException if not
   */
  static boolean isActive(KafkaStreams streams, String store, int partition) {
    return streams.store(parameters(store, partition)) != null;
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
    read(
        store,
        rows -> {
          openIterators.incrementAndGet();
          try (KeyValueIterator<Bytes, byte[]> iterator = open.apply(rows)) {
            boolean more = true;
            while (more && iterator.hasNext()) {
              KeyValue<Bytes, byte[]> row = iterator.next();
              more = visitor.visit(row.key.get(), row.value);
            }
          } finally {
            openIterators.decrementAndGet();
          }
          return null;
        });
  }

  private <T extends @Nullable Object> T read(
      String store, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, T> reading) {
    try {
      return reading.apply(stores.computeIfAbsent(store, this::open));
    } catch (InvalidStateStoreException e) {
      stores.remove(store);
      throw new StoreUnavailableException(
          "Partition " + partition + " is not readable here now", e);
    }
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> open(String store) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters =
        parameters(store, partition);
    return streams.store(copies ? parameters.enableStaleStores() : parameters);
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters(
      String store, int partition) {
    return StoreQueryParameters.fromNameAndType(
            store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
        .withPartition(partition);
  }
}
