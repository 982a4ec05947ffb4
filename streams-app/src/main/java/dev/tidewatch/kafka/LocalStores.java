package dev.tidewatch.kafka;

import dev.tidewatch.store.StoreReader;
import dev.tidewatch.store.StoreUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
 * One partition of the stores of this instance, while its task runs. One that is still restored
 * from the changelog is not readable: it lacks rows, and no lag of the input topic would tell.
 * Thread-safe.
 */
final class LocalStores implements StoreReader {

  private final KafkaStreams streams;
  private final int partition;
  private final Map<String, ReadOnlyKeyValueStore<Bytes, byte[]>> stores =
      new ConcurrentHashMap<>();

  LocalStores(KafkaStreams streams, int partition) {
    this.streams = streams;
    this.partition = partition;
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
          try (KeyValueIterator<Bytes, byte[]> iterator = open.apply(rows)) {
            boolean more = true;
            while (more && iterator.hasNext()) {
              KeyValue<Bytes, byte[]> row = iterator.next();
              more = visitor.visit(row.key.get(), row.value);
            }
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
    return streams.store(
        StoreQueryParameters.fromNameAndType(
                store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
            .withPartition(partition));
  }
}
