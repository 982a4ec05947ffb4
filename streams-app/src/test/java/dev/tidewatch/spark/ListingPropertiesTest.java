package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.spark.SparkViews.ApplicationsPage;
import dev.tidewatch.spark.api.ApplicationAnswers;
import dev.tidewatch.spark.api.ApplicationFilter;
import dev.tidewatch.spark.api.ApplicationFilter.Status;
import dev.tidewatch.spark.api.ApplicationInfo;
import dev.tidewatch.spark.api.Place;
import dev.tidewatch.store.RecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Pages by the index are those of a scan of all rows, after each single write. */
class ListingPropertiesTest {

  /** The smallest greater than all letters, as UTF-16 and as UTF-8 see it: they differ. */
  private static final List<String> IDS = List.of("a", "ab", "b", "\uE000", "\uD83D\uDE00", "c");

  private static final long BASE = 1_795_608_000_000L;
  private static final long NOW = BASE + 1_000_000;

  private static final List<ApplicationFilter> FILTERS =
      List.of(
          new ApplicationFilter(Set.of(), null, null, null, null, 0),
          new ApplicationFilter(Set.of(Status.RUNNING), null, null, null, null, 0),
          new ApplicationFilter(Set.of(Status.COMPLETED), null, null, null, null, 0),
          new ApplicationFilter(Set.of(), BASE + 1, BASE + 3, null, null, 0),
          new ApplicationFilter(Set.of(), null, null, BASE + 1, BASE + 3, 0));

  /** What can happen to an attempt, and to the task that keeps it. */
  private enum Kind {
    START,
    END,
    GROW,
    EVICT,
    CHECK,
    RESTART,
    OLDER_VERSION
  }

  private record Step(Kind kind, String appId, @Nullable String attempt, int time) {

    AttemptKey key() {
      return new AttemptKey(appId, attempt);
    }
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(IDS),
            Arbitraries.of("1", "2").injectNull(0.5),
            Arbitraries.integers().between(0, 5))
        .as(Step::new);
  }

  @Property(tries = 300)
  void aPageByTheIndexIsTheOneOfAScan(@ForAll @Size(max = 40) List<@From("steps") Step> steps) {
    World world = new World();
    steps.forEach(world::apply);
    world.settle();
    assertThat(world.byIndex).isPositive();
    assertThat(world.entries()).hasSameSizeAs(world.scan(FILTERS.get(0).limitedTo(100), null));
  }

  /** The stores of one partition, and the task that keeps them. */
  private static final class World {

    private final ListedStores stores = new ListedStores();
    private final RecordStore rows = stores.records(SparkStores.APPLICATIONS);
    private final RecordStore indexed = stores.records(SparkStores.INVENTORY);
    private final Listing listing = new Listing(rows, indexed);
    private final ApplicationRows applications =
        new ApplicationRows(rows, new Inventory(indexed), listing);
    private ListingCheck check = new ListingCheck(listing, rows, indexed, 2);
    private int byIndex;

    World() {
      stores.written = this::compare;
    }

    private void apply(Step step) {
      ApplicationState before = applications.get(step.key());
      ApplicationState known =
          before == null ? ApplicationState.unknown(step.appId(), step.attempt()) : before;
      switch (step.kind()) {
        case START -> applications.put(step.key(), known.next(start(step)));
        case END -> applications.put(step.key(), known.next(end(step)));
        case GROW -> applications.put(step.key(), known.seen(known.completeness(), BASE, BASE));
        case EVICT -> applications.delete(step.key());
        case CHECK -> check.step();
        case RESTART -> check = new ListingCheck(listing, rows, indexed, 2);
        case OLDER_VERSION -> byAnOlderVersion(step, known);
      }
    }

    /** It knows of no listing; then a task of this version starts. */
    private void byAnOlderVersion(Step step, ApplicationState known) {
      stores.written = () -> {};
      if (step.time() == 0) {
        rows.delete(StoreKeys.attempt(step.key()));
      } else {
        rows.put(
            StoreKeys.attempt(step.key()),
            step.time() % 2 == 0 ? known.next(end(step)) : known.next(start(step)),
            Codecs.APPLICATION);
      }
      check = new ListingCheck(listing, rows, indexed, 2);
      check.begin();
      stores.written = this::compare;
    }

    private void settle() {
      check = new ListingCheck(listing, rows, indexed, 2);
      for (int i = 0; i < 100; i++) {
        check.step();
      }
      compare();
    }

    private static ApplicationStart start(Step step) {
      return new ApplicationStart(
          "name", step.appId(), BASE + step.time(), "user", step.attempt(), null, null);
    }

    private static ApplicationEnd end(Step step) {
      return new ApplicationEnd(BASE + step.time(), null);
    }

    private void compare() {
      List<Place> cursors = new ArrayList<>();
      scan(FILTERS.get(0).limitedTo(100), null).forEach(info -> cursors.add(Place.of(info)));
      for (ApplicationFilter filter : FILTERS) {
        for (int limit : new int[] {1, 2, 4}) {
          compare(filter.limitedTo(limit), null);
          cursors.forEach(cursor -> compare(filter.limitedTo(limit), cursor));
        }
      }
    }

    private void compare(ApplicationFilter filter, @Nullable Place after) {
      Optional<List<ApplicationInfo>> page =
          ListedPage.read(stores, new ApplicationsPage(filter, NOW, after));
      if (page.isPresent()) {
        byIndex++;
        assertThat(page.get()).as("%s after %s", filter, after).isEqualTo(scan(filter, after));
      }
    }

    private List<ApplicationInfo> scan(ApplicationFilter filter, @Nullable Place after) {
      List<ApplicationState> all = new ArrayList<>();
      stores.scan(
          SparkStores.APPLICATIONS,
          new byte[0],
          (key, value) -> all.add(Codecs.APPLICATION.decode(value)));
      return ApplicationAnswers.list(all, filter, after, NOW);
    }

    private List<byte[]> entries() {
      return indexed.keys(ListingKeys.entries(), Integer.MAX_VALUE);
    }
  }
}
