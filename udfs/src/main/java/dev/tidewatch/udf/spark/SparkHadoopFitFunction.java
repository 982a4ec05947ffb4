package dev.tidewatch.udf.spark;

import dev.tidewatch.core.versions.Fit;
import dev.tidewatch.core.versions.FitVerdict;
import dev.tidewatch.core.versions.HadoopVersion;
import dev.tidewatch.core.versions.SparkVersion;
import dev.tidewatch.core.versions.VersionTable;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_HADOOP_FIT}. */
@UdfDescription(
    name = "SPARK_HADOOP_FIT",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "Whether a version of Spark is made for a version of Hadoop, and why. From the version table of"
            + " this jar; a text that names no version is UNKNOWN.")
@Example(
    sql = "SPARK_HADOOP_FIT('3.5.9', '3.3.4')",
    result =
        "{\"FIT\":\"FITS\",\"BECAUSE\":\"Spark 3.5 has an official build for Hadoop 3.3: hadoop3,"
            + " which bundles 3.3.4.\"}")
@Example(sql = "SPARK_HADOOP_FIT('3.2.4', '2.6.0')->FIT", result = "\"CUSTOM_BUILD\"")
public final class SparkHadoopFitFunction {

  /** Of the result. */
  public static final String SCHEMA = "STRUCT<FIT STRING, BECAUSE STRING>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** Whether they fit. */
  @Udf(schema = SCHEMA, description = "FIT is FITS, CUSTOM_BUILD, UNSUPPORTED or UNKNOWN.")
  public @Nullable Struct fit(
      @UdfParameter(value = "spark", description = "Such as 3.5.9.") @Nullable String spark,
      @UdfParameter(value = "hadoop", description = "Such as 3.3.4.") @Nullable String hadoop) {
    if (spark == null || hadoop == null) {
      return null;
    }
    Optional<SparkVersion> sparkVersion = SparkVersion.parse(spark);
    Optional<HadoopVersion> hadoopVersion = HadoopVersion.parse(hadoop);
    if (sparkVersion.isEmpty() || hadoopVersion.isEmpty()) {
      return TYPE.of(Fit.UNKNOWN.name(), "one of the two texts names no version");
    }
    FitVerdict verdict = VersionTable.bundled().hadoopFit(sparkVersion.get(), hadoopVersion.get());
    return TYPE.of(verdict.fit().name(), verdict.because());
  }
}
