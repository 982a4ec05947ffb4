package dev.tidewatch.udf.spark;

import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.LogStart;
import dev.tidewatch.core.versions.ClasspathVersions;
import dev.tidewatch.core.versions.HadoopVersion;
import dev.tidewatch.core.versions.JavaVersion;
import dev.tidewatch.core.versions.ScalaVersion;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_VERSIONS}. */
@UdfDescription(
    name = "SPARK_VERSIONS",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "Versions, from the two lines of a Spark event log that tell them: SparkListenerLogStart has that"
            + " of Spark, SparkListenerEnvironmentUpdate those of Scala, Java and (by the names of the"
            + " jars) Hadoop. What a line does not tell is null; null for all other lines.")
@Example(
    sql = "SPARK_VERSIONS('{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}')",
    result = "{\"SPARK\":\"3.5.9\",\"SCALA\":null,\"JAVA\":null,\"HADOOP\":null}")
@Example(
    sql =
        "SPARK_VERSIONS('{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":"
            + "{\"Java Version\":\"17.0.15 (Debian)\",\"Scala Version\":\"version 2.13.8\"},"
            + "\"Spark Properties\":{},\"System Properties\":{},\"Classpath Entries\":"
            + "{\"/opt/spark/jars/hadoop-client-api-3.3.4.jar\":\"System Classpath\"}}')",
    result = "{\"SPARK\":null,\"SCALA\":\"2.13\",\"JAVA\":\"17\",\"HADOOP\":\"3.3.4\"}")
public final class SparkVersionsFunction extends SparkFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<SPARK STRING, SCALA STRING, JAVA STRING, HADOOP STRING>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** Made by the server. */
  public SparkVersionsFunction() {
    super("spark_versions");
  }

  /** What the line tells. */
  @Udf(
      schema = SCHEMA,
      description = "SCALA is the binary version (2.13), JAVA the feature release (17).")
  public @Nullable Struct versions(
      @UdfParameter(value = "line", description = "A line of an event log.")
          @Nullable String line) {
    LogStart start = lines().read(line, "SparkListenerLogStart", LogStart.class);
    if (start != null) {
      return TYPE.of(start.sparkVersion(), null, null, null);
    }
    EnvironmentUpdate environment =
        lines().read(line, SparkConfFunction.EVENT, EnvironmentUpdate.class);
    return environment == null ? null : struct(environment);
  }

  private static Struct struct(EnvironmentUpdate environment) {
    var jvm = environment.jvmInformation();
    return TYPE.of(
        null,
        ScalaVersion.parse(jvm.getOrDefault("Scala Version", ""))
            .map(ScalaVersion::toString)
            .orElse(null),
        JavaVersion.parse(jvm.getOrDefault("Java Version", ""))
            .map(JavaVersion::toString)
            .orElse(null),
        ClasspathVersions.of(environment.classpathEntries().keySet())
            .hadoop()
            .map(HadoopVersion::toString)
            .orElse(null));
  }
}
