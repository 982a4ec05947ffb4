package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.spark.api.ApplicationAnswers;
import dev.tidewatch.spark.api.Place;
import dev.tidewatch.store.RecordStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * An entry for each application, in the order of the listing ({@link ListingKeys}), so that a page
 * of it reads as many rows as it has. It is written with the rows of attempts, and only where one
 * of them comes, goes, starts or ends.
 *
 * <p>Who reads an entry looks where the rows of the attempts say that the application stands. So an
 * entry may be one too many and name attempts that are not there, as for the moment in which an
 * application moves, in the store as in the changelog; but none is ever missing.
 *
 * <p>Owned by one stream thread.
 */
final class Listing {

  private final RecordStore applications;
  private final RecordStore entries;

  /**
   * Keeps the entries.
   *
   * @param applications the rows of attempts
   * @param entries the store of the inventory
   */
  Listing(RecordStore applications, RecordStore entries) {
    this.applications = applications;
    this.entries = entries;
  }

  /** Where an application stands, and which attempts of it there are. */
  record Entry(Place place, Set<String> attempts) {

    /** That of the attempts of one application; null where there is none. */
    static @Nullable Entry of(Map<String, ApplicationState> attempts) {
      return attempts.isEmpty()
          ? null
          : new Entry(ApplicationAnswers.place(attempts.values()), Set.copyOf(attempts.keySet()));
    }

    private Entry with(Set<String> otherAttempts) {
      return new Entry(place, otherAttempts);
    }

    private byte[] key() {
      return ListingKeys.entry(place);
    }
  }

  /** Runs what writes the row of an attempt, with what that changes here. */
  void around(
      AttemptKey key,
      @Nullable ApplicationState before,
      @Nullable ApplicationState after,
      Runnable write) {
    if (before != null && after != null && isInPlace(before, after)) {
      write.run();
      return;
    }
    Map<String, ApplicationState> attempts = attempts(key.appId());
    Entry from = Entry.of(attempts);
    if (after == null) {
      attempts.remove(text(key));
    } else {
      attempts.put(text(key), after);
    }
    Entry to = Entry.of(attempts);
    Set<String> either = new TreeSet<>(attempts.keySet());
    either.add(text(key));
    if (to != null) {
      put(to.with(either));
    }
    boolean moves = from != null && (to == null || !to.place().equals(from.place()));
    if (from != null && moves && !from.attempts().equals(either)) {
      put(from.with(either));
    }
    write.run();
    if (from != null && moves) {
      entries.delete(from.key());
    }
    if (to != null && !to.attempts().equals(either)) {
      put(to);
    }
  }

  private static boolean isInPlace(ApplicationState before, ApplicationState after) {
    return before.startTime() == after.startTime() && before.endTime() == after.endTime();
  }

  /** The attempts of an application as they are stored. */
  private Map<String, ApplicationState> attempts(String appId) {
    return byAttempt(applications.rowsIn(StoreKeys.application(appId), Codecs.APPLICATION));
  }

  private static Map<String, ApplicationState> byAttempt(
      List<KeyValue<byte[], ApplicationState>> rows) {
    Map<String, ApplicationState> attempts = new TreeMap<>();
    rows.forEach(row -> attempts.put(text(StoreKeys.attemptOf(row.key)), row.value));
    return attempts;
  }

  private static String text(AttemptKey key) {
    return key.attemptId() == null ? "" : key.attemptId();
  }

  private void put(Entry entry) {
    Inventory.Use attempts = new Inventory.Use(new TreeSet<>(entry.attempts()));
    entries.put(entry.key(), attempts, Codecs.USE);
  }

  /** Gives an application its entry, where it has none. */
  void enter(String appId) {
    Entry entry = Entry.of(attempts(appId));
    if (entry != null) {
      Inventory.Use there = entries.get(entry.key(), Codecs.USE);
      if (there == null || !there.attempts().equals(entry.attempts())) {
        put(entry);
      }
    }
  }

  /** Takes an entry away, unless its application stands there. */
  void check(byte[] key) {
    Place place = ListingKeys.placeOf(key);
    Entry entry = Entry.of(attempts(place.appId()));
    if (entry == null || !Objects.equals(entry.place(), place)) {
      entries.delete(key);
    }
  }
}
