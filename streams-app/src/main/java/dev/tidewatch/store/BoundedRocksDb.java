package dev.tidewatch.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write-buffer budget for all stores of the process, so that memory does
 * not grow with partitions. Sizes in bytes come from the Streams configuration: {@value
 * #BLOCK_CACHE} and {@value #WRITE_BUFFERS}.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/streams/developer-guide/memory-mgmt.html">
 *     Kafka Streams: memory management</a>
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  /** Bytes of index, filter and data blocks that all stores share. */
  public static final String BLOCK_CACHE = "tidewatch.rocksdb.block.cache.bytes";

  /** Bytes of memtables that all stores share. */
  public static final String WRITE_BUFFERS = "tidewatch.rocksdb.write.buffer.bytes";

  private static final long DEFAULT_BLOCK_CACHE = 64L << 20;
  private static final long DEFAULT_WRITE_BUFFERS = 64L << 20;
  private static final long MEMTABLE = 8L << 20;

  private static volatile @Nullable Shared shared;

  private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared memory = shared(configs);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setWriteBufferSize(MEMTABLE);
    options.setMaxWriteBufferNumber(2);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /** The shared parts live as long as the process. */
  @Override
  public void close(String storeName, Options options) {}

  private static Shared shared(Map<String, Object> configs) {
    Shared memory = shared;
    if (memory == null) {
      synchronized (BoundedRocksDb.class) {
        memory = shared;
        if (memory == null) {
          Cache cache = new LRUCache(bytes(configs, BLOCK_CACHE, DEFAULT_BLOCK_CACHE));
          long buffers = bytes(configs, WRITE_BUFFERS, DEFAULT_WRITE_BUFFERS);
          memory = new Shared(cache, new WriteBufferManager(buffers, cache));
          shared = memory;
        }
      }
    }
    return memory;
  }

  private static long bytes(Map<String, Object> configs, String key, long fallback) {
    Object value = configs.get(key);
    return value == null ? fallback : Long.parseLong(value.toString());
  }
}
