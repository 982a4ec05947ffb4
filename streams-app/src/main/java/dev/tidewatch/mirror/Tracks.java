package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.track.CheckpointState;
import dev.tidewatch.core.mirror.track.SyncState;
import dev.tidewatch.core.mirror.wire.Checkpoint;
import dev.tidewatch.core.mirror.wire.OffsetSync;
import dev.tidewatch.mirror.Observation.Checked;
import dev.tidewatch.mirror.Observation.Synced;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.WriteBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/**
 * Checkpoints and offset syncs, each written once a commit however many came, and how many there
 * are of each source. Owned by one stream thread.
 */
final class Tracks {

  private final RecordStore checkpointRows;
  private final int most;
  private final WriteBack<Bytes, CheckpointState> checkpoints;
  private final WriteBack<Bytes, SyncState> syncs;
  private final WriteBack<String, SourceRow> sources;
  private final Map<Bytes, Long> newInGroup = new HashMap<>();
  private long kept;

  Tracks(RecordStore flows, RecordStore checkpointRows, RecordStore syncRows, int most) {
    this.checkpointRows = checkpointRows;
    this.most = most;
    checkpoints =
        new WriteBack<>(
            key -> checkpointRows.get(key.get(), Codecs.CHECKPOINT),
            (key, row) -> checkpointRows.put(key.get(), row, Codecs.CHECKPOINT),
            key -> checkpointRows.delete(key.get()),
            (key, row) -> false);
    syncs =
        new WriteBack<>(
            key -> syncRows.get(key.get(), Codecs.SYNC),
            (key, row) -> syncRows.put(key.get(), row, Codecs.SYNC),
            key -> syncRows.delete(key.get()),
            (key, row) -> false);
    // There are not more of them than flows.
    sources =
        new WriteBack<>(
            source -> flows.get(StoreKeys.source(source), Codecs.SOURCE),
            (source, row) -> flows.put(StoreKeys.source(source), row, Codecs.SOURCE),
            source -> flows.delete(StoreKeys.source(source)),
            (source, row) -> true);
  }

  /** Reads what the store has. */
  void load(SourceRow stored) {
    SourceRow known = sources.get(stored.source());
    kept += known == null ? 0 : known.checkpoints() + known.syncs();
  }

  /** What is known of a source. */
  SourceRow source(String source) {
    SourceRow known = sources.get(source);
    return known == null ? SourceRow.first(source) : known;
  }

  void put(SourceRow row) {
    sources.put(row.source(), row);
  }

  void remove(String source) {
    sources.remove(source);
  }

  /** The sources of which something is known. */
  List<String> sources() {
    List<String> names = new ArrayList<>();
    for (String source : sources.keys()) {
      if (sources.get(source) != null) {
        names.add(source);
      }
    }
    return names;
  }

  /**
   * Takes a checkpoint, or its tombstone.
   *
   * @return false where there are too many
   */
  boolean check(Checked checked) {
    Bytes key =
        Bytes.wrap(
            StoreKeys.checkpoint(
                checked.source(), checked.group(), checked.topic(), checked.partition()));
    if (checked.upstream() == null || checked.downstream() == null) {
      removeCheckpoint(key, checked.source(), checked.group());
      return true;
    }
    CheckpointState before = checkpoints.get(key);
    if (before == null && kept >= most) {
      return false;
    }
    if (before == null) {
      boolean newGroup = !hasRows(checked.source(), checked.group());
      newInGroup.merge(group(checked.source(), checked.group()), 1L, Long::sum);
      kept++;
      put(source(checked.source()).checkpoint(newGroup ? 1 : 0, 1, checked.at().timestamp()));
    } else {
      put(source(checked.source()).checkpoint(0, 0, checked.at().timestamp()));
    }
    Checkpoint checkpoint =
        new Checkpoint(
            new Checkpoint.Key(checked.group(), checked.topic(), checked.partition()),
            checked.upstream(),
            checked.downstream(),
            "");
    checkpoints.put(key, CheckpointState.next(before, checkpoint, checked.at()));
    return true;
  }

  private static Bytes group(String source, String group) {
    return Bytes.wrap(StoreKeys.prefix(source, group));
  }

  private boolean hasRows(String source, String group) {
    return newInGroup.getOrDefault(group(source, group), 0L) > 0
        || !checkpointRows.keys(StoreKeys.prefix(source, group), 1).isEmpty();
  }

  /** Takes a checkpoint away. */
  void removeCheckpoint(Bytes key, String source, String group) {
    if (checkpoints.get(key) == null) {
      return;
    }
    // What is new in this commit has to be in the store for the group to be counted.
    flushCheckpoints();
    checkpointRows.delete(key.get());
    kept--;
    put(source(source).checkpoint(hasRows(source, group) ? 0 : -1, -1, 0));
  }

  /**
   * Takes an offset sync, or its tombstone.
   *
   * @return false where there are too many
   */
  boolean sync(Synced synced) {
    Bytes key = Bytes.wrap(StoreKeys.sync(synced.other(), synced.topic(), synced.partition()));
    SyncState before = syncs.get(key);
    if (synced.upstream() == null || synced.downstream() == null) {
      if (before != null) {
        removeSync(key, synced.other());
      }
      return true;
    }
    if (before == null && kept >= most) {
      return false;
    }
    if (before == null) {
      kept++;
    }
    put(source(synced.other()).sync(before == null ? 1 : 0, synced.at().timestamp()));
    OffsetSync sync =
        new OffsetSync(
            new OffsetSync.Key(synced.topic(), synced.partition()),
            synced.upstream(),
            synced.downstream());
    syncs.put(key, SyncState.next(before, sync, synced.at()));
    return true;
  }

  /** Takes an offset sync away. */
  void removeSync(Bytes key, String other) {
    syncs.remove(key);
    kept--;
    put(source(other).sync(-1, 0));
  }

  private void flushCheckpoints() {
    checkpoints.flush();
    newInGroup.clear();
  }

  /** Writes what has changed. */
  void flush() {
    flushCheckpoints();
    syncs.flush();
    sources.flush();
  }
}
