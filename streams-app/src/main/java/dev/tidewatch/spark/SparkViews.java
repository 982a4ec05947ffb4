package dev.tidewatch.spark;

import dev.tidewatch.balance.BalanceRow;
import dev.tidewatch.query.View;
import dev.tidewatch.spark.api.ApplicationFilter;
import dev.tidewatch.spark.api.ApplicationInfo;
import dev.tidewatch.spark.api.Place;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other instances can be asked of a partition's Spark stores. */
public final class SparkViews {

  /** Applications that a filter shows, in the order of listings. */
  static final View<ApplicationsPage, ApplicationInfo> APPLICATIONS =
      new View<>(
          "spark-applications",
          ApplicationsPage.class,
          ApplicationInfo.class,
          (stores, page) -> new SparkReads(stores).applications(page));

  /** Versions that run together. */
  static final View<Everything, VersionsRow> VERSIONS =
      new View<>(
          "spark-versions",
          Everything.class,
          VersionsRow.class,
          (stores, all) -> new SparkReads(stores).versions());

  /** Options with their values, ascending. */
  static final View<OptionsPage, OptionRow> OPTIONS =
      new View<>(
          "spark-options",
          OptionsPage.class,
          OptionRow.class,
          (stores, page) -> new SparkReads(stores).options(page.after(), page.limit()));

  /** The values of one option, ascending, with applications that set them. */
  static final View<ValuesPage, ValueRow> VALUES =
      new View<>(
          "spark-option-values",
          ValuesPage.class,
          ValueRow.class,
          (stores, page) -> new SparkReads(stores).values(page));

  /** What the partition of the events holds. */
  static final View<Everything, BalanceRow> BALANCE =
      new View<>(
          "spark-balance",
          Everything.class,
          BalanceRow.class,
          (stores, all) -> new SparkReads(stores).balance());

  /** All of them. */
  public static final List<View<?, ?>> ALL =
      Stream.concat(
              Stream.of(APPLICATIONS, VERSIONS, OPTIONS, VALUES, BALANCE),
              FindingViews.ALL.stream())
          .toList();

  private SparkViews() {}

  /** Asks for all there is. */
  record Everything() {}

  /**
   * @param now milliseconds since the epoch, the same for all partitions
   * @param after the last application of the page before; null for the first page
   */
  record ApplicationsPage(ApplicationFilter filter, long now, @Nullable Place after) {}

  /**
   * @param after the last option of the page before; empty for the first page
   * @param limit options, all values of each
   */
  record OptionsPage(String after, int limit) {}

  /**
   * @param only shows this value only; null for all
   * @param after the last value of the page before; null for the first page
   * @param limit values
   * @param applications most application ids of each value
   */
  record ValuesPage(
      String option, @Nullable String only, @Nullable String after, int limit, int applications) {}

  /**
   * How many applications of a partition run on versions.
   *
   * @param versions Spark, Scala, Java and Hadoop; an empty text where it is not known
   */
  record VersionsRow(List<String> versions, long applications) {}

  /** How many applications of a partition set an option to a value. */
  record OptionRow(String option, String value, long applications) {}

  /**
   * One value of an option in a partition.
   *
   * @param ids the first of the applications, ascending
   */
  record ValueRow(String value, long applications, List<String> ids) {}
}
