package dev.tidewatch.spark;

import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Kafka's stores in memory: tell of each write, and count what is read. */
final class ListedStores implements StoreReader {

  private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();

  /** Runs after each write. */
  Runnable written = () -> {};

  /** Rows that were read. */
  int reads;

  ListedStores() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    for (String name : new String[] {SparkStores.APPLICATIONS, SparkStores.INVENTORY}) {
      KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore(name).get();
      store.init(context.getStateStoreContext(), store);
      stores.put(name, store);
    }
  }

  /** A store to write to. */
  RecordStore records(String name) {
    return new RecordStore(telling(store(name)), Integer.MAX_VALUE, key -> {});
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    KeyValueStore<Bytes, byte[]> store = stores.get(name);
    if (store == null) {
      throw new IllegalArgumentException("no store " + name);
    }
    return store;
  }

  @SuppressWarnings("unchecked") // the proxy is of that very interface
  private KeyValueStore<Bytes, byte[]> telling(KeyValueStore<Bytes, byte[]> store) {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(store, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
              if (method.getName().equals("put") || method.getName().equals("delete")) {
                written.run();
              }
              return result;
            });
  }

  @Override
  public byte @Nullable [] get(String store, byte[] key) {
    reads++;
    return store(store).get(Bytes.wrap(key));
  }

  @Override
  public void scan(String store, byte[] prefix, RowVisitor visitor) {
    KeyValueStore<Bytes, byte[]> rows = store(store);
    visit(
        prefix.length == 0
            ? rows.all()
            : rows.prefixScan(Bytes.wrap(prefix), new BytesSerializer()),
        visitor);
  }

  @Override
  public void scanFrom(String store, byte[] from, RowVisitor visitor) {
    visit(store(store).range(Bytes.wrap(from), null), visitor);
  }

  private void visit(KeyValueIterator<Bytes, byte[]> rows, RowVisitor visitor) {
    try (rows) {
      boolean more = true;
      while (more && rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        reads++;
        more = visitor.visit(row.key.get(), row.value);
      }
    }
  }
}
