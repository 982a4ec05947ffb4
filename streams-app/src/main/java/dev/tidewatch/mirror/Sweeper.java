package dev.tidewatch.mirror;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.core.mirror.track.CheckpointState;
import dev.tidewatch.core.mirror.track.SyncState;
import dev.tidewatch.store.RecordStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the stores, a slice at a time, and takes away what is past its retention. Owned by
 * one stream thread.
 */
final class Sweeper {

  /** Time between two slices. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int ROWS = 1_000;

  private final Duration retention;
  private final Signals signals;
  private final Tracks tracks;
  private final Walk<LatencyRow> latencies;
  private final Walk<CheckpointState> checkpoints;
  private final Walk<SyncState> syncs;

  /** A way through a store that ends and begins again. */
  private static final class Walk<T extends Record> {

    private final RecordStore rows;
    private final RecordCodec<T> codec;
    private byte @Nullable [] cursor;

    Walk(RecordStore rows, RecordCodec<T> codec) {
      this.rows = rows;
      this.codec = codec;
    }

    void next(BiConsumer<byte[], T> visit) {
      List<KeyValue<byte[], T>> slice = rows.rows(cursor, ROWS, codec);
      slice.forEach(row -> visit.accept(row.key, row.value));
      if (slice.size() < ROWS) {
        cursor = null;
      } else {
        byte[] last = slice.get(slice.size() - 1).key;
        cursor = Arrays.copyOf(last, last.length + 1);
      }
    }
  }

  Sweeper(
      Duration retention,
      Signals signals,
      Tracks tracks,
      RecordStore latencyRows,
      RecordStore checkpointRows,
      RecordStore syncRows) {
    this.retention = retention;
    this.signals = signals;
    this.tracks = tracks;
    this.latencies = new Walk<>(latencyRows, Codecs.LATENCY);
    this.checkpoints = new Walk<>(checkpointRows, Codecs.CHECKPOINT);
    this.syncs = new Walk<>(syncRows, Codecs.SYNC);
  }

  /**
   * Sweeps the next slice of each store.
   *
   * @param now milliseconds since the epoch
   */
  void sweep(long now) {
    tracks.flush();
    latencies.next(
        (key, row) -> {
          if (StoreKeys.spanOf(key) < windowOf(key).firstKept(now)) {
            latencies.rows.delete(key);
          }
        });
    checkpoints.next(
        (key, row) -> {
          if (isPast(row.at().timestamp(), now)) {
            List<String> names = StoreKeys.texts(key, 2);
            tracks.removeCheckpoint(Bytes.wrap(key), names.get(0), names.get(1));
          }
        });
    syncs.next(
        (key, row) -> {
          if (isPast(row.at().timestamp(), now)) {
            tracks.removeSync(Bytes.wrap(key), StoreKeys.texts(key, 1).get(0));
          }
        });
    signals
        .entries()
        .forEach(
            entry -> {
              if (isPast(entry.getValue().signal().evidence(), now)) {
                signals.remove(entry.getKey());
              }
            });
  }

  private boolean isPast(long time, long now) {
    return now - time > retention.toMillis();
  }

  private static LatencyWindow windowOf(byte[] key) {
    return key[0] == LatencyWindow.MINUTE.code() ? LatencyWindow.MINUTE : LatencyWindow.HOUR;
  }
}
