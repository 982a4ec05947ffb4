package dev.tidewatch.spark;

import dev.tidewatch.balance.PartitionBalance;
import dev.tidewatch.store.RecordStore;
import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one partition of the events holds: in memory, written once a commit. Owned by one
 * stream thread.
 */
final class EventBalance {

  private final RecordStore store;
  private final byte[] key;
  private @Nullable PartitionBalance balance;
  private boolean changed;

  EventBalance(RecordStore store, int partition) {
    this.store = store;
    this.key = key(partition);
    this.balance = store.get(key, Codecs.BALANCE);
  }

  static byte[] key(int partition) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
  }

  static int partitionOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt();
  }

  void take(Record<byte[], byte[]> record, long offset, long now) {
    long bytes = length(record.key()) + length(record.value());
    for (Header header : record.headers()) {
      bytes += header.key().length() + length(header.value());
    }
    PartitionBalance before = balance;
    // Offsets ascend, unless the topic was made anew or is read anew: then counting begins anew.
    balance =
        before != null && offset > before.lastOffset()
            ? before.with(offset, bytes, now)
            : PartitionBalance.first(offset, bytes, now);
    changed = true;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /** Writes what has changed. */
  void flush() {
    PartitionBalance latest = balance;
    if (changed && latest != null) {
      store.put(key, latest, Codecs.BALANCE);
      changed = false;
    }
  }
}
