package dev.tidewatch.spark;

import dev.tidewatch.core.spark.state.ApplicationState;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.spark.Inventory.Kind;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.List;

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

  /** The applications that run on these versions, ascending. */
  public List<String> applicationsOn(RuntimeVersions versions) {
    return users(Inventory.useRows(Kind.VERSIONS, versions.parts()));
  }

  /**
   * Options with the number of this partition's applications for each of their values, ascending.
   *
   * @param prefix what the option's name begins with; empty for all
   */
  public List<OptionCount> options(String prefix) {
    return optionCounts(Inventory.countsFrom(Kind.OPTION, prefix));
  }

  /** The values of one option, ascending. */
  public List<OptionCount> values(String option) {
    return optionCounts(Inventory.countRow(Kind.OPTION, List.of(option)));
  }

  private List<OptionCount> optionCounts(byte[] prefix) {
    List<OptionCount> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        prefix,
        (key, value) -> {
          List<String> parts = Inventory.parts(key);
          return found.add(
              new OptionCount(
                  parts.get(0), parts.get(1), Codecs.COUNT.decode(value).applications()));
        });
    return found;
  }

  /** The applications that set an option to a value, ascending. */
  public List<String> applicationsWith(String option, String value) {
    return users(Inventory.useRows(Kind.OPTION, List.of(option, Inventory.cut(value))));
  }

  private List<String> users(byte[] rows) {
    List<String> found = new ArrayList<>();
    stores.scan(
        SparkStores.INVENTORY,
        rows,
        (key, value) -> {
          List<String> parts = Inventory.parts(key);
          return found.add(parts.get(parts.size() - 1));
        });
    return found;
  }

  /** How many applications of a partition run on versions. */
  public record VersionsCount(RuntimeVersions versions, long applications) {}

  /** How many applications of a partition set an option to a value. */
  public record OptionCount(String option, String value, long applications) {}
}
