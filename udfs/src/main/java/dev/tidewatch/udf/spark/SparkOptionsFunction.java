package dev.tidewatch.udf.spark;

import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.UdfParameter;
import io.confluent.ksql.function.udtf.Udtf;
import io.confluent.ksql.function.udtf.UdtfDescription;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_OPTIONS}. */
@UdtfDescription(
    name = "SPARK_OPTIONS",
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "A row for each Spark property that an application has set, from its"
            + " SparkListenerEnvironmentUpdate line; no row for all other lines. Secrets are hidden as"
            + " Spark hides them and by value; ksqlDB gives table functions no settings, so for patterns"
            + " of your own use EXPLODE(ENTRIES(SPARK_CONF(line), TRUE)).")
@Example(
    sql =
        "SPARK_OPTIONS('{\"Event\":\"SparkListenerEnvironmentUpdate\",\"JVM Information\":{},"
            + "\"Spark Properties\":{\"spark.app.name\":\"daily orders\",\"spark.executor.memory\":\"4g\"},"
            + "\"System Properties\":{},\"Classpath Entries\":{}}')",
    result =
        "[{\"OPTION\":\"spark.app.name\",\"SETTING\":\"daily orders\"},"
            + "{\"OPTION\":\"spark.executor.memory\",\"SETTING\":\"4g\"}]")
public final class SparkOptionsFunction {

  /** Of a row. */
  public static final String SCHEMA = "STRUCT<OPTION STRING, SETTING STRING>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  private final SparkLines lines = new SparkLines(Redactor.sparkDefaults());

  /** A row for each. */
  @Udtf(schema = SCHEMA, description = "OPTION is the name of the property, SETTING its value.")
  public List<Struct> options(
      @UdfParameter(value = "line", description = "A line of an event log.")
          @Nullable String line) {
    EnvironmentUpdate environment =
        lines.read(line, SparkConfFunction.EVENT, EnvironmentUpdate.class);
    if (environment == null) {
      return List.of();
    }
    return environment.sparkProperties().entrySet().stream()
        .map(option -> TYPE.of(option.getKey(), option.getValue()))
        .toList();
  }
}
