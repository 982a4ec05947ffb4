package dev.tidewatch.spark.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tidewatch.core.versions.Fit;
import dev.tidewatch.core.versions.FitVerdict;
import dev.tidewatch.core.versions.HadoopVersion;
import dev.tidewatch.core.versions.JavaVersion;
import dev.tidewatch.core.versions.ScalaVersion;
import dev.tidewatch.core.versions.SparkVersion;
import dev.tidewatch.core.versions.Support;
import dev.tidewatch.core.versions.SupportVerdict;
import dev.tidewatch.core.versions.VersionTable;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One combination of versions that applications of the fleet run on, with what the version table
 * says of it.
 *
 * @param applications how many ran on it
 * @param support what the version of Spark is worth; absent where that version cannot be read
 * @param hadoopFit whether this Spark is made for this Hadoop; absent where one cannot be read
 */
public record FleetVersion(
    @JsonUnwrapped Versions versions,
    long applications,
    @Nullable SupportInfo support,
    @Nullable FitInfo hadoopFit,
    @Nullable FitInfo javaFit,
    @Nullable FitInfo scalaFit) {

  /**
   * Versions as applications tell them; each absent where a log does not tell.
   *
   * @param hadoop from the class path
   */
  public record Versions(
      @Nullable String spark,
      @Nullable String scala,
      @Nullable String java,
      @Nullable String hadoop) {}

  /**
   * What can be expected of a version of Spark.
   *
   * @param newestPatch newest release of the same line
   * @param because the reason, for a person
   */
  public record SupportInfo(
      Support support,
      Support lineSupport,
      @Nullable String vendor,
      @Nullable String newestPatch,
      String newestLine,
      String because) {

    static SupportInfo of(SupportVerdict verdict) {
      return new SupportInfo(
          verdict.support(),
          verdict.lineSupport(),
          verdict.vendor().orElse(null),
          verdict.newestPatch().map(SparkVersion::toString).orElse(null),
          verdict.newestLine().toString(),
          verdict.because());
    }
  }

  /** Whether two versions fit, and why. */
  public record FitInfo(Fit fit, String because) {

    static FitInfo of(FitVerdict verdict) {
      return new FitInfo(verdict.fit(), verdict.because());
    }
  }

  /** The combination with its verdicts on a day. */
  public static FleetVersion of(
      Versions versions, long applications, VersionTable table, LocalDate today) {
    SparkVersion spark = told(versions.spark()).flatMap(SparkVersion::parse).orElse(null);
    if (spark == null) {
      return new FleetVersion(versions, applications, null, null, null, null);
    }
    return new FleetVersion(
        versions,
        applications,
        SupportInfo.of(table.verdict(spark, today)),
        told(versions.hadoop())
            .flatMap(HadoopVersion::parse)
            .map(hadoop -> FitInfo.of(table.hadoopFit(spark, hadoop)))
            .orElse(null),
        told(versions.java())
            .flatMap(JavaVersion::parse)
            .map(java -> FitInfo.of(table.javaFit(spark, java)))
            .orElse(null),
        told(versions.scala())
            .flatMap(ScalaVersion::parse)
            .map(scala -> FitInfo.of(table.scalaFit(spark, scala)))
            .orElse(null));
  }

  private static Optional<String> told(@Nullable String text) {
    return Optional.ofNullable(text);
  }
}
