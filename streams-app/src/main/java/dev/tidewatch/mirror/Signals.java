package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Beat;
import dev.tidewatch.core.mirror.link.Rules;
import dev.tidewatch.core.mirror.link.Signal;
import dev.tidewatch.mirror.Observation.Heard;
import dev.tidewatch.store.RecordStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * The emitters and links of a partition, all in memory: time passes for each of them. About 1 kB
 * each, at most {@link MirrorTopologySettings#maxFlows} of them. Owned by one stream thread.
 */
final class Signals {

  private final RecordStore rows;
  private final Rules rules;
  private final int most;
  private final Map<Bytes, SignalRow> all = new LinkedHashMap<>();
  private final Set<Bytes> changed = new HashSet<>();

  Signals(RecordStore rows, Rules rules, int most) {
    this.rows = rows;
    this.rules = rules;
    this.most = most;
  }

  /** Reads what the store has. */
  void load(Collection<KeyValue<byte[], SignalRow>> stored) {
    stored.forEach(row -> all.put(Bytes.wrap(row.key), row.value));
  }

  /**
   * Takes a heartbeat.
   *
   * @return the signal; null where there are too many
   */
  @Nullable SignalRow hear(Heard heard, Beat beat) {
    Bytes key = key(heard);
    SignalRow row = all.get(key);
    if (row == null && all.size() >= most) {
      return null;
    }
    SignalRow before = row == null ? first(heard) : row;
    SignalRow after = before.with(before.signal().beat(beat, rules));
    put(key, after);
    return after;
  }

  private static Bytes key(Heard heard) {
    return Bytes.wrap(
        heard.hops().isEmpty()
            ? StoreKeys.emitter(heard.source(), heard.target())
            : StoreKeys.link(heard.hops().get(heard.hops().size() - 1), heard.topic()));
  }

  private static SignalRow first(Heard heard) {
    boolean emitter = heard.hops().isEmpty();
    return new SignalRow(
        emitter ? heard.source() : heard.hops().get(heard.hops().size() - 1),
        emitter ? heard.target() : "",
        heard.topic(),
        heard.hops(),
        Signal.UNSEEN,
        List.of());
  }

  /** Takes the tombstone of an emitter; that of a link is nothing, since its topic has others. */
  @Nullable SignalRow forget(Heard heard) {
    return heard.hops().isEmpty() ? remove(key(heard)) : null;
  }

  /** Takes a signal away. */
  @Nullable SignalRow remove(Bytes key) {
    SignalRow gone = all.remove(key);
    if (gone != null) {
      changed.remove(key);
      rows.delete(key.get());
    }
    return gone;
  }

  /** Lets time pass for those that were watched. */
  void watched(long at, Collection<String> behind) {
    Set<String> unwatched = new HashSet<>(behind);
    for (Map.Entry<Bytes, SignalRow> entry : all.entrySet()) {
      SignalRow row = entry.getValue();
      if (!unwatched.contains(row.topic())) {
        SignalRow after = row.with(row.signal().watched(at, rules));
        // That somebody watched is written with the next thing that happens, or every so often.
        if (after.signal().state() != row.signal().state()) {
          changed.add(entry.getKey());
        }
        entry.setValue(after);
      }
    }
  }

  private void put(Bytes key, SignalRow row) {
    all.put(key, row);
    changed.add(key);
  }

  /** All of them, with their keys. */
  List<Map.Entry<Bytes, SignalRow>> entries() {
    return new ArrayList<>(all.entrySet());
  }

  /** Writes what has changed. */
  void flush() {
    for (Bytes key : changed) {
      SignalRow row = all.get(key);
      if (row != null) {
        rows.put(key.get(), row, Codecs.SIGNAL);
      }
    }
    changed.clear();
  }
}
