package dev.tidewatch.kafka;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Finds the stores that the tasks of an instance have. Thread-safe. */
record TaskStores(KafkaStreams streams) {

  /**
   * The store itself. What Kafka Streams hands out by default looks for it again on each read, and
   * for each step of an iterator.
   */
  private static final class Itself
      implements QueryableStoreType<ReadOnlyKeyValueStore<Bytes, byte[]>> {

    private static final QueryableStoreType<ReadOnlyKeyValueStore<Bytes, byte[]>> STANDARD =
        QueryableStoreTypes.keyValueStore();

    @Override
    public boolean accepts(StateStore store) {
      return STANDARD.accepts(store);
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> create(StateStoreProvider provider, String name) {
      List<ReadOnlyKeyValueStore<Bytes, byte[]>> stores = provider.stores(name, this);
      if (stores.size() != 1) {
        throw new InvalidStateStoreException(stores.size() + " stores are " + name + " here");
      }
      return stores.get(0);
    }
  }

  /**
   * One while its active task runs here, and its thread takes part in no rebalance.
   *
   * @throws InvalidStateStoreException if not
   */
  ReadOnlyKeyValueStore<Bytes, byte[]> active(String store, int partition) {
    return streams.store(parameters(store, partition));
  }

  /**
   * Whatever is here: active, a standby, or being restored.
   *
   * @throws InvalidStateStoreException if nothing is
   */
  ReadOnlyKeyValueStore<Bytes, byte[]> copy(String store, int partition) {
    return streams.store(parameters(store, partition).enableStaleStores());
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters(
      String store, int partition) {
    return StoreQueryParameters.fromNameAndType(store, new Itself()).withPartition(partition);
  }
}
