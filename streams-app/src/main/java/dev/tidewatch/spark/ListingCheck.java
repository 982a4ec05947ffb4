package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.store.RecordStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link Listing} whole when a task starts, a slice at a time: stores that an earlier
 * version has written have no entries, or had them until that version wrote to them once more. The
 * row that says that it is whole is taken away first, and is back when each application and each
 * entry was seen; until then listings read all rows.
 *
 * <p>Owned by one stream thread; one for each partition.
 */
final class ListingCheck {

  /** Time between two slices. */
  static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Rows of one slice, which hold the stream thread up for some 20 ms. */
  static final int ROWS = 2_000;

  private final Listing listing;
  private final RecordStore applications;
  private final RecordStore entries;
  private final int most;
  private Phase phase = Phase.BEFORE;
  private byte @Nullable [] cursor;
  private long seen;
  private String latest = "";

  private enum Phase {
    BEFORE,
    APPLICATIONS,
    ENTRIES,
    DONE
  }

  /**
   * Begins with the first step.
   *
   * @param applications the rows of attempts
   * @param entries the store of the inventory
   * @param most rows of one slice
   */
  ListingCheck(Listing listing, RecordStore applications, RecordStore entries, int most) {
    this.most = most;
    this.listing = listing;
    this.applications = applications;
    this.entries = entries;
  }

  /** Says that the listing may not be whole, unless that was done already. */
  void begin() {
    if (phase == Phase.BEFORE) {
      phase = Phase.APPLICATIONS;
      if (entries.get(ListingKeys.whole(), Codecs.COUNT) != null) {
        entries.delete(ListingKeys.whole());
      }
    }
  }

  /** Looks at the next slice; does nothing once all is done. */
  void step() {
    begin();
    if (phase == Phase.APPLICATIONS) {
      seeApplications();
    }
    if (phase == Phase.ENTRIES) {
      seeEntries();
    }
  }

  private void seeApplications() {
    List<KeyValue<byte[], ApplicationState>> rows =
        applications.rows(cursor, most, Codecs.APPLICATION);
    for (KeyValue<byte[], ApplicationState> row : rows) {
      String appId = StoreKeys.attemptOf(row.key).appId();
      if (!appId.equals(latest)) {
        listing.enter(appId);
        latest = appId;
        seen++;
      }
    }
    if (rows.size() < most) {
      phase = Phase.ENTRIES;
      cursor = null;
    } else {
      cursor = after(rows.get(most - 1).key);
    }
  }

  private void seeEntries() {
    byte[] from = cursor == null ? ListingKeys.entries() : cursor;
    List<byte[]> keys = entries.keys(ListingKeys.entries(), from, most);
    keys.forEach(listing::check);
    if (keys.size() < most) {
      entries.put(ListingKeys.whole(), new Inventory.Count(seen), Codecs.COUNT);
      phase = Phase.DONE;
    } else {
      cursor = after(keys.get(most - 1));
    }
  }

  private static byte[] after(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }
}
