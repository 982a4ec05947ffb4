package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.spark.Inventory.Kind;
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

  /** All attempts of all applications in this partition, in the order of their keys. */
  public List<ApplicationState> applications() {
    return attempts(new byte[0]);
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
  public List<VersionsCount> versions() {
    List<VersionsCount> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        Inventory.countsFrom(Kind.VERSIONS, ""),
        (key, value) ->
            found.add(
                new VersionsCount(
                    RuntimeVersions.of(Inventory.parts(key)),
                    Codecs.COUNT.decode(value).applications())));
    return found;
  }

  /**
   * Options with the number of this partition's applications for each of their values, ascending.
   *
   * @param after the last option of the page before; empty for the first page
   * @param limit options, all values of each
   */
  public List<OptionCount> options(String after, int limit) {
    List<OptionCount> found = new ArrayList<>();
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
          return found.add(count(parts, value));
        });
    return found;
  }

  /** The values of one option, ascending. */
  public List<OptionCount> values(String option) {
    List<OptionCount> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        Inventory.countRow(Kind.OPTION, List.of(option)),
        (key, value) -> found.add(count(Inventory.parts(key), value)));
    return found;
  }

  private static OptionCount count(List<String> parts, byte[] value) {
    return new OptionCount(parts.get(0), parts.get(1), Codecs.COUNT.decode(value).applications());
  }

  /** The applications that set an option to a value, ascending. */
  public List<String> applicationsWith(String option, String value, int limit) {
    return users(Inventory.useRows(Kind.OPTION, List.of(option, Inventory.cut(value))), limit);
  }

  private List<String> users(byte[] rows, int limit) {
    List<String> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        rows,
        (key, value) -> {
          List<String> parts = Inventory.parts(key);
          found.add(parts.get(parts.size() - 1));
          return found.size() < limit;
        });
    return found;
  }

  /** How many applications of a partition run on versions. */
  public record VersionsCount(RuntimeVersions versions, long applications) {}

  /** How many applications of a partition set an option to a value. */
  public record OptionCount(String option, String value, long applications) {}
}
