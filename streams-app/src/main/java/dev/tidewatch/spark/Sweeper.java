package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.EnvironmentState;
import dev.tidewatch.store.RecordStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the attempts, a slice at a time, and evicts those past their retention: entities
 * first, then the row that names the attempt, so that a crash in between is taken up again. Also
 * publishes what a crash kept from the output topic. Owned by one stream thread.
 */
final class Sweeper {

  /** Time between two slices. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int ROWS = 1_000;
  private static final int DELETES = 10_000;

  private final SparkTopologySettings settings;
  private final Sessions sessions;
  private final ApplicationRows applications;
  private final RecordStore details;
  private final Inventory inventory;
  private final BiConsumer<AttemptKey, @Nullable SparkApplication> publish;

  private byte @Nullable [] cursor;
  private final PriorityQueue<Seen> newest = new PriorityQueue<>(Comparator.comparing(Seen::time));
  private final List<AttemptKey> surplus = new ArrayList<>();

  private record Seen(long time, AttemptKey key) {}

  Sweeper(
      SparkTopologySettings settings,
      Sessions sessions,
      ApplicationRows applications,
      RecordStore details,
      Inventory inventory,
      BiConsumer<AttemptKey, @Nullable SparkApplication> publish) {
    this.settings = settings;
    this.sessions = sessions;
    this.applications = applications;
    this.details = details;
    this.inventory = inventory;
    this.publish = publish;
  }

  /**
   * Sweeps the next slice.
   *
   * @param now milliseconds since the epoch
   */
  void sweep(long now) {
    int deletes = DELETES;
    while (!surplus.isEmpty() && deletes > 0) {
      AttemptKey key = surplus.remove(surplus.size() - 1);
      deletes -= evict(key, deletes);
    }
    List<KeyValue<byte[], ApplicationState>> rows = applications.from(cursor, ROWS);
    for (KeyValue<byte[], ApplicationState> row : rows) {
      AttemptKey key = StoreKeys.attemptOf(row.key);
      AttemptSession session = sessions.ifPresent(key);
      ApplicationState state = session == null ? row.value : session.application();
      if (now - state.lastSeen() > settings.retention().toMillis()) {
        if (deletes <= 0) {
          cursor = row.key;
          return;
        }
        deletes -= evict(key, deletes);
      } else {
        republish(key, session, state);
        keepNewest(new Seen(state.lastSeen(), key));
      }
    }
    next(rows);
  }

  private void next(List<KeyValue<byte[], ApplicationState>> rows) {
    if (rows.size() < ROWS) {
      cursor = null;
      newest.clear();
    } else {
      byte[] last = rows.get(rows.size() - 1).key;
      cursor = java.util.Arrays.copyOf(last, last.length + 1);
    }
  }

  /** With a bound on their number, those that fall out of the newest ones go. */
  private void keepNewest(Seen seen) {
    if (settings.maxApplications() > 0) {
      newest.add(seen);
      if (newest.size() > settings.maxApplications()) {
        surplus.add(newest.remove().key());
      }
    }
  }

  private void republish(AttemptKey key, @Nullable AttemptSession session, ApplicationState state) {
    if (session == null && !state.published()) {
      AttemptSession opened = sessions.of(key);
      publish.accept(key, SparkApplication.of(state, opened.environment()));
      opened.put(state.asPublished());
    }
  }

  /** Deletes at most that many entities; the attempt is gone once none is left. */
  private int evict(AttemptKey key, int limit) {
    AttemptSession session = sessions.ifPresent(key);
    if (session != null) {
      session.flush(0);
      sessions.forget(key);
    }
    byte[] prefix = StoreKeys.attempt(key);
    EnvironmentState environment =
        details.get(StoreKeys.entity(prefix, StoreKeys.Kind.ENVIRONMENT), Codecs.ENVIRONMENT);
    inventory.options(key, environment, null);
    List<byte[]> entities = details.keys(prefix, limit);
    entities.forEach(details::delete);
    if (entities.size() < limit) {
      applications.delete(key);
      publish.accept(key, null);
    }
    return entities.size() + 1;
  }
}
