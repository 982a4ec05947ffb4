package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Beat;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.WriteBack;

/**
 * Latencies of links by minute and hour, the current spans in memory. Owned by one stream thread.
 */
final class Latencies {

  private final WriteBack<Key, Latency> atWork;
  private long now;

  /** One span of one link. */
  private record Key(LatencyWindow window, String topic, long span) {

    byte[] bytes() {
      return StoreKeys.latency(window, topic, span);
    }
  }

  Latencies(RecordStore rows) {
    atWork =
        new WriteBack<>(
            key -> Latency.of(rows.get(key.bytes(), Codecs.LATENCY)),
            (key, latency) -> rows.put(key.bytes(), latency.row(), Codecs.LATENCY),
            key -> rows.delete(key.bytes()),
            (key, latency) -> key.span() == key.window().spanOf(now));
  }

  /** Takes a heartbeat of a link, into the span in which it arrived. */
  void take(String topic, Beat beat) {
    now = Math.max(now, beat.readAt());
    long time = beat.isMeasured() ? beat.arrival() : beat.timestamp();
    for (LatencyWindow window : LatencyWindow.values()) {
      long span = window.spanOf(time);
      if (span >= window.firstKept(beat.readAt()) && time <= beat.readAt() + window.millis()) {
        Key key = new Key(window, topic, span);
        Latency before = atWork.get(key);
        atWork.put(key, (before == null ? new Latency() : before).add(beat));
      }
    }
  }

  void flush() {
    atWork.flush();
  }
}
