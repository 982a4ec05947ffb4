package dev.tidewatch.store;

import dev.tidewatch.codec.RecordCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Records in a key-value store of bytes. Values past the limit are refused, since a changelog
 * record that the broker refuses would stop the stream thread. Owned by one stream thread.
 */
public final class RecordStore {

  private final KeyValueStore<Bytes, byte[]> store;
  private final int maxValueBytes;
  private final Consumer<byte[]> onOversized;
  private @Nullable List<KeyValue<Bytes, byte[]>> together;

  /**
   * Writes to a store, which stays its owner's.
   *
   * @param maxValueBytes largest value that is written
   * @param onOversized takes the keys of larger ones; what was there stays
   */
  public RecordStore(
      KeyValueStore<Bytes, byte[]> store, int maxValueBytes, Consumer<byte[]> onOversized) {
    this.store = store;
    this.maxValueBytes = maxValueBytes;
    this.onOversized = onOversized;
  }

  /** The value of a key; null where there is none. */
  public <T extends Record> @Nullable T get(byte[] key, RecordCodec<T> codec) {
    byte[] value = store.get(Bytes.wrap(key));
    return value == null ? null : codec.decode(value);
  }

  /** Writes a value, unless it is too large. */
  public <T extends Record> void put(byte[] key, T value, RecordCodec<T> codec) {
    byte[] bytes = codec.encode(value);
    if (bytes.length > maxValueBytes) {
      onOversized.accept(key);
    } else {
      write(Bytes.wrap(key), bytes);
    }
  }

  /** Takes a key away. */
  public void delete(byte[] key) {
    write(Bytes.wrap(key), null);
  }

  /**
   * Makes all writes of an action visible to queries at once: a scan that runs meanwhile sees the
   * rows of before or those of after. The changelog gets them in the order of their keys, so that a
   * standby, which may be in the middle of them, is never ahead in a late row and behind in an
   * early one. Until the action ends, it reads what was there before.
   */
  public void together(Runnable writes) {
    List<KeyValue<Bytes, byte[]>> rows = new ArrayList<>();
    together = rows;
    try {
      writes.run();
    } finally {
      together = null;
    }
    rows.sort(Comparator.comparing(row -> row.key));
    store.putAll(rows);
  }

  private void write(Bytes key, byte @Nullable [] value) {
    if (together != null) {
      together.add(KeyValue.pair(key, value));
    } else if (value == null) {
      store.delete(key);
    } else {
      store.put(key, value);
    }
  }

  /** Whether a key begins so. */
  public static boolean isIn(byte[] prefix, byte[] key) {
    return key.length >= prefix.length
        && Arrays.equals(prefix, 0, prefix.length, key, 0, prefix.length);
  }

  /** The keys that begin so, at most that many, ascending. */
  public List<byte[]> keys(byte[] prefix, int limit) {
    return keys(prefix, prefix, limit);
  }

  /** The keys that begin so, from one of them on, at most that many, ascending. */
  public List<byte[]> keys(byte[] prefix, byte[] from, int limit) {
    List<byte[]> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(Bytes.wrap(from), null)) {
      while (rows.hasNext() && keys.size() < limit) {
        byte[] key = rows.next().key.get();
        if (!isIn(prefix, key)) {
          break;
        }
        keys.add(key);
      }
    }
    return keys;
  }

  /** The rows whose key begins so, ascending. */
  public <T extends Record> List<KeyValue<byte[], T>> rowsIn(byte[] prefix, RecordCodec<T> codec) {
    List<KeyValue<byte[], T>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        store.prefixScan(Bytes.wrap(prefix), new BytesSerializer())) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        found.add(KeyValue.pair(row.key.get(), codec.decode(row.value)));
      }
    }
    return found;
  }

  /** Rows from a key on, at most that many, ascending; from the first one where the key is null. */
  public <T extends Record> List<KeyValue<byte[], T>> rows(
      byte @Nullable [] from, int limit, RecordCodec<T> codec) {
    List<KeyValue<byte[], T>> found = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rows =
        store.range(from == null ? null : Bytes.wrap(from), null)) {
      while (rows.hasNext() && found.size() < limit) {
        KeyValue<Bytes, byte[]> row = rows.next();
        found.add(KeyValue.pair(row.key.get(), codec.decode(row.value)));
      }
    }
    return found;
  }
}
