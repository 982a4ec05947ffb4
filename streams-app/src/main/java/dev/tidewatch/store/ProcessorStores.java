package dev.tidewatch.store;

import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The stores that a processor is connected to, as queries read them: without what objects above
 * them have not written yet. Owned by the stream thread of its task.
 */
public record ProcessorStores(ProcessorContext<?, ?> context) implements StoreReader {

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return context.getStateStore(name);
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
