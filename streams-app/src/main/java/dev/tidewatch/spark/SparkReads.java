package dev.tidewatch.spark;

import dev.tidewatch.balance.BalanceRow;
import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.query.Page;
import dev.tidewatch.spark.Inventory.Kind;
import dev.tidewatch.spark.SparkViews.ApplicationsPage;
import dev.tidewatch.spark.SparkViews.OptionRow;
import dev.tidewatch.spark.SparkViews.ValueRow;
import dev.tidewatch.spark.SparkViews.ValuesPage;
import dev.tidewatch.spark.SparkViews.VersionsRow;
import dev.tidewatch.spark.api.ApplicationAnswers;
import dev.tidewatch.spark.api.ApplicationInfo;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one partition of the Spark stores knows. Safe for use by any thread. */
public final class SparkReads {

  private final StoreReader stores;

  /** Reads from one partition. */
  public SparkReads(StoreReader stores) {
    this.stores = stores;
  }

  /** What this partition of the events holds. */
  List<BalanceRow> balance() {
    List<BalanceRow> found = new ArrayList<>();
    stores.scan(
        SparkStores.BALANCE,
        new byte[0],
        (key, value) ->
            found.add(new BalanceRow(EventBalance.partitionOf(key), Codecs.BALANCE.decode(value))));
    return found;
  }

  /** The applications in this partition that a filter shows, in the order of listings. */
  List<ApplicationInfo> applications(ApplicationsPage page) {
    return ListedPage.read(stores, page)
        .orElseGet(
            () ->
                ApplicationAnswers.list(
                    attempts(new byte[0]), page.filter(), page.after(), page.now()));
  }

  /** The attempts of one application; empty where it is not known. */
  public List<ApplicationState> attempts(String appId) {
    return StoreKeys.isUsable(appId) ? attempts(StoreKeys.application(appId)) : List.of();
  }

  private List<ApplicationState> attempts(byte[] prefix) {
    List<ApplicationState> found = new ArrayList<>();
    stores.scan(
        SparkStores.APPLICATIONS,
        prefix,
        (key, value) -> {
          found.add(Codecs.APPLICATION.decode(value));
          return true;
        });
    return found;
  }

  /** The entities of an attempt that {@link #attempts} has told. */
  public AttemptReader attempt(ApplicationState application) {
    return new StoredAttempt(stores, application);
  }

  /** Versions that run together, with the number of this partition's applications. */
  List<VersionsRow> versions() {
    List<VersionsRow> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        Inventory.countsFrom(Kind.VERSIONS, ""),
        (key, value) ->
            found.add(
                new VersionsRow(Inventory.parts(key), Codecs.COUNT.decode(value).applications())));
    return found;
  }

  /**
   * Options with the number of this partition's applications for each of their values, ascending.
   *
   * @param after the last option of the page before; empty for the first page
   * @param limit options, all values of each
   */
  List<OptionRow> options(String after, int limit) {
    List<OptionRow> found = new ArrayList<>();
    Set<String> options = new HashSet<>();
    byte[] all = Inventory.countsFrom(Kind.OPTION, "");
    stores.scanFrom(
        SparkStores.INVENTORY,
        Inventory.countsFrom(Kind.OPTION, after.isEmpty() ? "" : after + '\1'),
        (key, value) -> {
          if (key[0] != all[0]) {
            return false;
          }
          List<String> parts = Inventory.parts(key);
          if (options.add(parts.get(0)) && options.size() > limit) {
            return false;
          }
          return found.add(
              new OptionRow(parts.get(0), parts.get(1), Codecs.COUNT.decode(value).applications()));
        });
    return found;
  }

  /** The values of one option, ascending. */
  List<ValueRow> values(ValuesPage page) {
    List<ValueRow> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        Inventory.countRow(Kind.OPTION, List.of(page.option())),
        (key, count) -> {
          String value = Inventory.parts(key).get(1);
          if (isOn(page, value)) {
            found.add(new ValueRow(value, Codecs.COUNT.decode(count).applications(), List.of()));
          }
          return found.size() < page.limit();
        });
    return found.stream()
        .map(
            row ->
                new ValueRow(
                    row.value(),
                    row.applications(),
                    applicationsWith(page.option(), row.value(), page.applications())))
        .toList();
  }

  private static boolean isOn(ValuesPage page, String value) {
    String after = page.after();
    return (page.only() == null || page.only().equals(value))
        && (after == null || Page.ORDER.compare(value, after) > 0);
  }

  private List<String> applicationsWith(String option, String value, int limit) {
    List<String> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        Inventory.useRows(Kind.OPTION, List.of(option, Inventory.cut(value))),
        (key, use) -> {
          List<String> parts = Inventory.parts(key);
          found.add(parts.get(parts.size() - 1));
          return found.size() < limit;
        });
    return found;
  }
}
