package dev.tidewatch.core.mirror.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far heartbeats are apart, learnt from their own timestamps: so it does not change when they
 * are late. The lower median of the last {@value #KEPT} differences; a gap or a restart of the
 * emitter is one of them and does not count. Immutable.
 *
 * @param last the newest timestamp of each emitter, at most {@value #EMITTERS} of them
 * @param differences in milliseconds, the oldest first
 */
public record Pace(Map<String, Long> last, List<Long> differences) {

  /** Before anything is known; the standard of {@code emit.heartbeats.interval.seconds}. */
  static final long STANDARD = 1_000;

  private static final int KEPT = 9;
  private static final int EMITTERS = 16;
  private static final int ENOUGH = 3;
  private static final long LEAST = 100;
  private static final long MOST = 3_600_000;

  /** Of which nothing was seen. */
  public static final Pace UNKNOWN = new Pace(Map.of(), List.of());

  /** After one more heartbeat. */
  Pace with(String emitter, long timestamp) {
    Long before = last.get(emitter);
    if (before == null && last.size() >= EMITTERS) {
      return this;
    }
    Map<String, Long> newest = new LinkedHashMap<>(last);
    newest.put(emitter, before == null ? timestamp : Math.max(before, timestamp));
    if (before == null || timestamp <= before) {
      return new Pace(newest, differences);
    }
    List<Long> more = new ArrayList<>(differences);
    more.add(timestamp - before);
    return new Pace(
        newest, List.copyOf(more.subList(Math.max(0, more.size() - KEPT), more.size())));
  }

  /** Whether it is known, and not only the standard. */
  public boolean isLearnt() {
    return differences.size() >= ENOUGH;
  }

  /** Milliseconds between two heartbeats. */
  public long interval() {
    if (!isLearnt()) {
      return STANDARD;
    }
    List<Long> sorted = differences.stream().sorted().toList();
    return Math.min(MOST, Math.max(LEAST, sorted.get((sorted.size() - 1) / 2)));
  }
}
