package dev.tidewatch.udf.spark;

import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_CONF}. */
@UdfDescription(
    name = "SPARK_CONF",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "The Spark properties that an application has set, from its SparkListenerEnvironmentUpdate line,"
            + " with secrets hidden by name and by value; null for all other lines.")
@Example(
    sql =
        "SPARK_CONF('{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":{},"
            + "\"Spark Properties\":{\"spark.executor.memory\":\"4g\",\"spark.ssl.keyPassword\":\"hunter2\"},"
            + "\"System Properties\":{},\"Classpath Entries\":{}}')",
    result = "{\"spark.executor.memory\":\"4g\",\"spark.ssl.keyPassword\":\"*********(redacted)\"}")
@Example(
    sql =
        "SPARK_CONF('{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":{},"
            + "\"Spark Properties\":{\"spark.executor.memory\":\"4g\"},\"System Properties\":{},"
            + "\"Classpath Entries\":{}}', 'spark.executor.memory')",
    result = "\"4g\"")
public final class SparkConfFunction extends SparkFunction {

  static final String EVENT = "SparkListenerEnvironmentUpdate";

  /** Made by the server. */
  public SparkConfFunction() {
    super("spark_conf");
  }

  /** All of them. */
  @Udf(description = "All properties, by name.")
  public @Nullable Map<String, String> all(
      @UdfParameter(value = "line", description = "A line of an event log.")
          @Nullable String line) {
    EnvironmentUpdate environment = lines().read(line, EVENT, EnvironmentUpdate.class);
    return environment == null ? null : environment.sparkProperties();
  }

  /** One of them. */
  @Udf(description = "The value of one property; null where it is not set.")
  public @Nullable String one(
      @UdfParameter(value = "line", description = "A line of an event log.") @Nullable String line,
      @UdfParameter(value = "property", description = "The name of the property.")
          @Nullable String property) {
    Map<String, String> all = property == null ? null : all(line);
    return all == null ? null : all.get(property);
  }
}
