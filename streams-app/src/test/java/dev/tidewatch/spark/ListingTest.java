package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.spark.SparkViews.ApplicationsPage;
import dev.tidewatch.spark.api.ApplicationFilter;
import dev.tidewatch.spark.api.ApplicationFilter.Status;
import dev.tidewatch.spark.api.ApplicationInfo;
import dev.tidewatch.spark.api.Place;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.testkit.DriverStores;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a page of many applications costs, and stores that an earlier version has written. */
class ListingTest {

  private static final int MANY = 5_000;
  private static final long BASE = 1_795_608_000_000L;
  private static final ApplicationFilter ALL =
      new ApplicationFilter(Set.of(), null, null, null, null, 21);

  private final ListedStores stores = new ListedStores();
  private final RecordStore rows = stores.records(SparkStores.APPLICATIONS);
  private final RecordStore indexed = stores.records(SparkStores.INVENTORY);
  private final Listing listing = new Listing(rows, indexed);

  @Test
  void aPageOfALargeStoreReadsAsManyRowsAsItHas() {
    // given
    manyApplications();
    check(1_000);

    // when, then
    List<ApplicationInfo> first = page(ALL, null);
    assertThat(first).hasSize(21);
    assertThat(first.get(0).id()).isEqualTo("app-4990");
    assertThat(reads()).isLessThanOrEqualTo(2 * 21 + 1);

    Place middle = new Place(BASE + 2_500, "app-2500");
    assertThat(page(ALL, middle).get(0).id()).isEqualTo("app-2499");
    assertThat(reads()).isLessThanOrEqualTo(2 * 22 + 1);

    List<ApplicationInfo> running =
        page(new ApplicationFilter(Set.of(Status.RUNNING), null, null, null, null, 21), null);
    assertThat(running).extracting(ApplicationInfo::id).hasSize(9).contains("app-4999");
    assertThat(reads()).isLessThanOrEqualTo(2 * 9 + 2);
  }

  @Test
  void whatAFilterLeavesOutIsReadUpToABoundAndThenAllRowsAre() {
    // given
    manyApplications();
    check(1_000);
    ApplicationFilter startedFirst =
        new ApplicationFilter(Set.of(), null, BASE - MANY + 3, null, null, 21);

    // when
    List<ApplicationInfo> page = page(startedFirst, null);

    // then
    assertThat(page)
        .extracting(ApplicationInfo::id)
        .containsExactly("app-3", "app-2", "app-1", "app-0");
    assertThat(reads()).isBetween(MANY, MANY + 2_100);
  }

  @Test
  void aListingWithoutALimitReadsAllRowsOnce() {
    manyApplications();
    check(1_000);
    assertThat(page(ALL.limitedTo(Integer.MAX_VALUE), null)).hasSize(MANY);
    assertThat(reads()).isEqualTo(MANY);
  }

  @Test
  void storesOfAnEarlierVersionAreListedRightWhileTheyAreIndexed() {
    // given rows without entries, and the listing as it was
    for (int i = 0; i < 50; i++) {
      ApplicationState state = application(i, i < 45);
      rows.put(StoreKeys.attempt(new AttemptKey(state.appId(), null)), state, Codecs.APPLICATION);
    }
    List<ApplicationInfo> before = page(ALL, null);
    assertThat(reads()).isEqualTo(51);

    // when the task starts and goes on slice by slice, and one application ends meanwhile
    ListingCheck check = new ListingCheck(listing, rows, indexed, 10);
    for (int i = 0; i < 3; i++) {
      check.step();
      assertThat(page(ALL, null)).isEqualTo(before);
    }
    applications().put(new AttemptKey("app-48", null), application(48, true));
    List<ApplicationInfo> after = page(ALL, null);
    assertThat(after.get(0).id()).isEqualTo("app-48");
    for (int i = 0; i < 20; i++) {
      check.step();
      assertThat(page(ALL, null)).isEqualTo(after);
    }

    // then
    reads();
    assertThat(page(ALL, null)).isEqualTo(after);
    assertThat(reads()).isLessThanOrEqualTo(2 * 21 + 1);
  }

  @Test
  void aTaskThatStartsTrustsNoListingUntilItHasSeenAllOfIt() {
    // given a listing that is whole, to which an earlier version then added nothing
    manyApplications();
    check(1_000);
    ApplicationState late = application(MANY, true);
    rows.put(StoreKeys.attempt(new AttemptKey(late.appId(), null)), late, Codecs.APPLICATION);
    rows.delete(StoreKeys.attempt(new AttemptKey("app-4990", null)));

    // when
    ListingCheck check = new ListingCheck(listing, rows, indexed, 5_000);
    check.begin();

    // then
    assertThat(page(ALL, null).get(0).id()).isEqualTo(late.appId());
    for (int i = 0; i < 20; i++) {
      check.step();
      assertThat(page(ALL, null))
          .extracting(ApplicationInfo::id)
          .startsWith(late.appId(), "app-4989");
    }
    reads();
    page(ALL, null);
    assertThat(reads()).isLessThanOrEqualTo(2 * 21 + 1);
    assertThat(indexed.keys(ListingKeys.entries(), Integer.MAX_VALUE)).hasSize(MANY);
  }

  @Test
  void theTopologyIndexesWhatItFindsAndWhatItIsTold() {
    try (TopologyHarness harness = new TopologyHarness()) {
      // given rows of an earlier version
      KeyValueStore<Bytes, byte[]> old = harness.driver.getKeyValueStore(SparkStores.APPLICATIONS);
      for (int i = 0; i < 3; i++) {
        ApplicationState state = application(i, true);
        old.put(
            Bytes.wrap(StoreKeys.attempt(new AttemptKey(state.appId(), null))),
            Codecs.APPLICATION.encode(state));
      }
      harness.driver.advanceWallClockTime(Duration.ofSeconds(5));

      // when
      Samples.ship(harness, "app-new", "spilling-sort-3.5");

      // then
      DriverStores reader = new DriverStores(harness.driver);
      assertThat(ListedPage.read(reader, new ApplicationsPage(ALL, BASE, null)).orElseThrow())
          .isEqualTo(
              harness.reads().applications(new ApplicationsPage(ALL.limitedTo(5_000), BASE, null)))
          .extracting(ApplicationInfo::id)
          .hasSize(4)
          .contains("app-new", "app-0");
    }
  }

  /** All but the last nine have ended, the later the greater their number. */
  private void manyApplications() {
    ApplicationRows applications = applications();
    for (int i = 0; i < MANY; i++) {
      ApplicationState state = application(i, i <= MANY - 10);
      applications.put(new AttemptKey(state.appId(), null), state);
    }
  }

  private ApplicationRows applications() {
    return new ApplicationRows(rows, new Inventory(indexed), listing);
  }

  private void check(int slice) {
    ListingCheck check = new ListingCheck(listing, rows, indexed, slice);
    for (int i = 0; i <= 2 * (MANY / slice + 1); i++) {
      check.step();
    }
  }

  private static ApplicationState application(int number, boolean ended) {
    String id = "app-" + number;
    ApplicationState running =
        ApplicationState.unknown(id, null)
            .next(new ApplicationStart(id, id, BASE - MANY + number, "user", null, null, null));
    return ended ? running.next(new ApplicationEnd(BASE + number, null)) : running;
  }

  private List<ApplicationInfo> page(ApplicationFilter filter, @Nullable Place after) {
    stores.reads = 0;
    return new SparkReads(stores).applications(new ApplicationsPage(filter, BASE + MANY, after));
  }

  /** Of the page before. */
  private int reads() {
    return stores.reads;
  }
}
