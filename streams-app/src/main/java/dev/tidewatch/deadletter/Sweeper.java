package dev.tidewatch.deadletter;

import dev.tidewatch.store.RecordStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the groups, a slice at a time, and evicts those past their retention and those
 * above the bound on their number, but for those that have an open redrive. Also ends mutes, and
 * publishes what a crash kept from the output topic. Owned by one stream thread.
 */
final class Sweeper {

  /** Time between two slices. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int ROWS = 1_000;

  /** Groups evicted in one slice; each has a list of its own. */
  private static final int EVICTIONS = 200;

  private final DeadLetterTopologySettings settings;
  private final Groups groups;
  private final Redrives redrives;
  private final RecordStore rows;
  private final BiConsumer<String, @Nullable GroupState> publish;

  private byte @Nullable [] cursor;
  private final PriorityQueue<Seen> newest =
      new PriorityQueue<>(Comparator.comparingLong(Seen::time));
  private final List<Seen> surplus = new ArrayList<>();

  private record Seen(long time, String fingerprint) {}

  /**
   * @param publish gives the output topic a group, or null for one that is gone
   */
  Sweeper(
      DeadLetterTopologySettings settings,
      Groups groups,
      Redrives redrives,
      RecordStore rows,
      BiConsumer<String, @Nullable GroupState> publish) {
    this.settings = settings;
    this.groups = groups;
    this.redrives = redrives;
    this.rows = rows;
    this.publish = publish;
  }

  /**
   * Sweeps the next slice.
   *
   * @param now milliseconds since the epoch
   */
  void sweep(long now) {
    int evictions = EVICTIONS;
    while (!surplus.isEmpty() && evictions > 0) {
      Seen seen = surplus.remove(surplus.size() - 1);
      if (lastArrival(seen.fingerprint()) == seen.time() && !redrives.isOpen(seen.fingerprint())) {
        evict(seen.fingerprint());
        evictions--;
      }
    }
    List<KeyValue<byte[], GroupState>> slice = rows.rows(cursor, ROWS, Codecs.GROUP);
    for (KeyValue<byte[], GroupState> row : slice) {
      String fingerprint = row.value.fingerprint();
      Group group = groups.ifPresent(fingerprint);
      long last = group == null ? row.value.counts().lastArrival() : group.lastArrival();
      if (now - last > settings.retention().toMillis() && !redrives.isOpen(fingerprint)) {
        if (evictions-- <= 0) {
          cursor = row.key;
          return;
        }
        evict(fingerprint);
      } else {
        republish(group, row.value);
        if (row.value.handling().isOver(now)) {
          unmute(fingerprint, now);
        }
        keepNewest(new Seen(last, fingerprint));
      }
    }
    next(slice);
  }

  private void next(List<KeyValue<byte[], GroupState>> slice) {
    if (slice.size() < ROWS) {
      cursor = null;
      newest.clear();
    } else {
      byte[] last = slice.get(slice.size() - 1).key;
      cursor = Arrays.copyOf(last, last.length + 1);
    }
  }

  private void keepNewest(Seen seen) {
    newest.add(seen);
    if (newest.size() > settings.maxGroups()) {
      surplus.add(newest.remove());
    }
  }

  private long lastArrival(String fingerprint) {
    Group group = groups.get(fingerprint);
    return group == null ? -1 : group.lastArrival();
  }

  /** One at work is published as it changes. */
  private void republish(@Nullable Group group, GroupState stored) {
    if (group == null && !stored.published()) {
      Group again = groups.get(stored.fingerprint());
      if (again != null) {
        publish.accept(stored.fingerprint(), stored);
        again.markPublished();
      }
    }
  }

  private void unmute(String fingerprint, long now) {
    Group group = groups.get(fingerprint);
    if (group != null) {
      group.unmute(now);
    }
  }

  private void evict(String fingerprint) {
    groups.remove(fingerprint);
    redrives.remove(fingerprint);
    publish.accept(fingerprint, null);
  }
}
