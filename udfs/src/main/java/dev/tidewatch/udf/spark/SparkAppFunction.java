package dev.tidewatch.udf.spark;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import dev.tidewatch.udf.support.StructType;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_APP}. */
@UdfDescription(
    name = "SPARK_APP",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "Start or end of an application, from its line in a Spark event log; null for all other lines."
            + " A line of its end names neither the application nor the attempt: the record's key and"
            + " header do. The exit code of Spark 4 does not tell whether the application succeeded.")
@Example(
    sql =
        "SPARK_APP('{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"daily orders\","
            + "\"App ID\":\"app-1\",\"Timestamp\":1795416860081,\"User\":\"analytics\"}')",
    result =
        "{\"KIND\":\"START\",\"ID\":\"app-1\",\"ATTEMPT\":null,\"NAME\":\"daily orders\","
            + "\"SPARK_USER\":\"analytics\",\"TS\":1795416860081,\"EXIT_CODE\":null}")
public final class SparkAppFunction extends SparkFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<KIND STRING, ID STRING, ATTEMPT STRING, NAME STRING, SPARK_USER STRING, TS BIGINT,"
          + " EXIT_CODE INT>";

  private static final StructType TYPE = StructType.parse(SCHEMA);

  /** Made by the server. */
  public SparkAppFunction() {
    super("spark_app");
  }

  /** Start or end. */
  @Udf(
      schema = SCHEMA,
      description = "KIND is START or END; TS is when, in milliseconds since the epoch.")
  public @Nullable Struct app(
      @UdfParameter(value = "line", description = "A line of an event log.")
          @Nullable String line) {
    ApplicationStart start =
        lines().read(line, "SparkListenerApplicationStart", ApplicationStart.class);
    if (start != null) {
      return TYPE.of(
          "START", start.id(), start.attemptId(), start.name(), start.user(), start.time(), null);
    }
    ApplicationEnd end = lines().read(line, "SparkListenerApplicationEnd", ApplicationEnd.class);
    return end == null ? null : TYPE.of("END", null, null, null, null, end.time(), end.exitCode());
  }
}
