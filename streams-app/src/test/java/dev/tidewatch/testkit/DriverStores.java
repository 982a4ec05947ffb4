package dev.tidewatch.testkit;

import dev.tidewatch.store.StoreReader;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stores of a test driver, as queries read them. */
public record DriverStores(TopologyTestDriver driver) implements StoreReader {

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  @Override
  public byte @Nullable [] get(String store, byte[] key) {
    return store(store).get(Bytes.wrap(key));
  }

  @Override
  public void scan(String store, byte[] prefix, RowVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows =
        store(store).prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
      visit(rows, visitor);
    }
  }

  @Override
  public void scanFrom(String store, byte[] from, RowVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows = store(store).range(Bytes.wrap(from), null)) {
      visit(rows, visitor);
    }
  }

  private static void visit(KeyValueIterator<Bytes, byte[]> rows, RowVisitor visitor) {
    boolean more = true;
    while (more && rows.hasNext()) {
      KeyValue<Bytes, byte[]> row = rows.next();
      more = visitor.visit(row.key.get(), row.value);
    }
  }
}
