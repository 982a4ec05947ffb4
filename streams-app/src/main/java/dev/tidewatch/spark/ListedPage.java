package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.spark.SparkViews.ApplicationsPage;
import dev.tidewatch.spark.api.ApplicationAnswers;
import dev.tidewatch.spark.api.ApplicationFilter;
import dev.tidewatch.spark.api.ApplicationInfo;
import dev.tidewatch.spark.api.Place;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of the applications of one partition, by the entries of the {@link Listing}. Each
 * application is shown where the rows of its attempts say that it stands, wherever its entry led
 * from: those can be newer, and a standby gets the one and the other by different changelogs. So
 * the page is full once as many were found that stand no later than the entry at hand.
 *
 * <p>For one question.
 */
final class ListedPage {

  /** Longest page, with the one more that tells whether there is another: longer ones are read. */
  private static final int LONGEST = 1_001;

  /** Entries that a filter may leave out, before all rows are read instead. */
  private static final int MOST_LEFT_OUT = 1_000;

  private final StoreReader stores;
  private final ApplicationsPage page;
  private final Map<String, ApplicationInfo> found = new HashMap<>();
  private final Set<String> inPlace = new HashSet<>();
  private int looks;
  private boolean gaveUp;

  private ListedPage(StoreReader stores, ApplicationsPage page) {
    this.stores = stores;
    this.page = page;
  }

  /** The page; empty where all rows have to be read for it. */
  static Optional<List<ApplicationInfo>> read(StoreReader stores, ApplicationsPage page) {
    return page.filter().limit() > LONGEST
            || page.filter().limit() < 1
            || stores.get(SparkStores.INVENTORY, ListingKeys.whole()) == null
        ? Optional.empty()
        : new ListedPage(stores, page).read();
  }

  private Optional<List<ApplicationInfo>> read() {
    stores.scanFrom(SparkStores.INVENTORY, from(page.filter(), page.after()), this::visit);
    return gaveUp
        ? Optional.empty()
        : Optional.of(
            found.values().stream()
                .sorted(ApplicationAnswers.ORDER)
                .limit(page.filter().limit())
                .toList());
  }

  /** What runs stands behind all that has ended. */
  private static byte[] from(ApplicationFilter filter, @Nullable Place after) {
    byte[] from = after == null ? ListingKeys.entries() : ListingKeys.entry(after);
    byte[] running = ListingKeys.from(ApplicationAnswers.RUNNING);
    return filter.showsRunningOnly() && Arrays.compareUnsigned(from, running) < 0 ? running : from;
  }

  /** Whether there is more to find. */
  private boolean visit(byte[] key, byte[] value) {
    if (!ListingKeys.isEntry(key)) {
      return false;
    }
    looks++;
    gaveUp = looks > page.filter().limit() + MOST_LEFT_OUT;
    if (gaveUp) {
      return false;
    }
    Place entry = ListingKeys.placeOf(key);
    ApplicationInfo known = found.get(entry.appId());
    ApplicationInfo shown = known == null ? shown(entry.appId(), value) : known;
    if (shown != null) {
      found.put(entry.appId(), shown);
      if (Place.of(shown).compareTo(entry) <= 0) {
        inPlace.add(entry.appId());
      }
    }
    return inPlace.size() < page.filter().limit();
  }

  private @Nullable ApplicationInfo shown(String appId, byte[] entry) {
    List<ApplicationState> attempts = new ArrayList<>();
    for (String attempt : Codecs.USE.decode(entry).attempts()) {
      AttemptKey key = new AttemptKey(appId, attempt.isEmpty() ? null : attempt);
      byte[] row = stores.get(SparkStores.APPLICATIONS, StoreKeys.attempt(key));
      if (row != null) {
        attempts.add(Codecs.APPLICATION.decode(row));
      }
    }
    return ApplicationAnswers.list(attempts, page.filter(), page.after(), page.now()).stream()
        .findFirst()
        .orElse(null);
  }
}
