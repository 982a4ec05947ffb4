package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.store.RecordStore;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of attempts, each written with what is indexed of it: versions and its place in
 * listings. Owned by one stream thread.
 */
final class ApplicationRows {

  private final RecordStore rows;
  private final Inventory inventory;
  private final Listing listing;

  ApplicationRows(RecordStore rows, Inventory inventory, Listing listing) {
    this.rows = rows;
    this.inventory = inventory;
    this.listing = listing;
  }

  @Nullable ApplicationState get(AttemptKey key) {
    return rows.get(StoreKeys.attempt(key), Codecs.APPLICATION);
  }

  void put(AttemptKey key, ApplicationState state) {
    byte[] row = StoreKeys.attempt(key);
    change(key, state, () -> rows.put(row, state, Codecs.APPLICATION));
  }

  void delete(AttemptKey key) {
    change(key, null, () -> rows.delete(StoreKeys.attempt(key)));
  }

  private void change(AttemptKey key, @Nullable ApplicationState after, Runnable write) {
    ApplicationState before = get(key);
    inventory.versions(key, before, after);
    listing.around(key, before, after, write);
  }

  /** Rows from a key on, at most that many, ascending; from the first one where the key is null. */
  List<KeyValue<byte[], ApplicationState>> from(byte @Nullable [] key, int limit) {
    return rows.rows(key, limit, Codecs.APPLICATION);
  }
}
