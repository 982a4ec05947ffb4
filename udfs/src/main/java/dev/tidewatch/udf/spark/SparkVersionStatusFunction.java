package dev.tidewatch.udf.spark;

import dev.tidewatch.core.versions.SparkVersion;
import dev.tidewatch.core.versions.Support;
import dev.tidewatch.core.versions.SupportVerdict;
import dev.tidewatch.core.versions.VersionTable;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_VERSION_STATUS}. */
@UdfDescription(
    name = "SPARK_VERSION_STATUS",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "What to think of a version of Spark: whether its line is still maintained, who built it, what is"
            + " newer, and why. From the version table of this jar; a text that names no version is"
            + " UNKNOWN.")
@Example(
    sql = "SPARK_VERSION_STATUS('3.3.2', PARSE_DATE('2026-11-26', 'yyyy-MM-dd'))->SUPPORT",
    result = "\"END_OF_LIFE\"")
public final class SparkVersionStatusFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<SUPPORT STRING, LINE_SUPPORT STRING, VENDOR STRING, NEWEST_PATCH STRING,"
          + " NEWEST_LINE STRING, BECAUSE STRING>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** As of today. */
  @Udf(
      schema = SCHEMA,
      description =
          "As of today (UTC): SUPPORT is MAINTAINED, END_OF_LIFE, PREVIEW, VENDOR_BUILD or UNKNOWN.")
  public @Nullable Struct status(
      @UdfParameter(value = "version", description = "Such as 3.5.9.") @Nullable String version) {
    return version == null ? null : verdict(version, LocalDate.now(ZoneOffset.UTC));
  }

  /** As of a day. */
  @Udf(schema = SCHEMA, description = "As of a day.")
  public @Nullable Struct statusOn(
      @UdfParameter(value = "version", description = "Such as 3.5.9.") @Nullable String version,
      @UdfParameter(value = "day", description = "When the end of maintenance is looked at.")
          @Nullable Date day) {
    return version == null || day == null
        ? null
        : verdict(
            version, LocalDate.ofInstant(Instant.ofEpochMilli(day.getTime()), ZoneOffset.UTC));
  }

  private static Struct verdict(String version, LocalDate day) {
    Optional<SparkVersion> spark = SparkVersion.parse(version);
    if (spark.isEmpty()) {
      String unknown = Support.UNKNOWN.name();
      return TYPE.of(unknown, unknown, null, null, null, "this text names no version of Spark");
    }
    SupportVerdict verdict = VersionTable.bundled().verdict(spark.get(), day);
    return TYPE.of(
        verdict.support().name(),
        verdict.lineSupport().name(),
        verdict.vendor().orElse(null),
        verdict.newestPatch().map(SparkVersion::toString).orElse(null),
        verdict.newestLine().toString(),
        verdict.because());
  }
}
