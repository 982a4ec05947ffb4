package dev.tidewatch.udf.spark;

import dev.tidewatch.core.redact.Redaction;
import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udf.Udf;
import io.confluent.ksql.function.udf.UdfDescription;
import io.confluent.ksql.function.udf.UdfParameter;
import org.jspecify.annotations.Nullable;

/** {@code SPARK_EVENT_TYPE}. */
@UdfDescription(
    name = "SPARK_EVENT_TYPE",
    category = Functions.SPARK,
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "The name of the event in a line of a Spark event log, such as SparkListenerTaskEnd. Looks no"
            + " further than the name; null where there is none.")
@Example(
    sql = "SPARK_EVENT_TYPE('{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":1}')",
    result = "\"SparkListenerJobEnd\"")
@Example(sql = "SPARK_EVENT_TYPE('no event')", result = "null")
public final class SparkEventTypeFunction {

  private final SparkLines lines = new SparkLines(Redaction.none());

  /** The name. */
  @Udf(description = "The name of the event.")
  public @Nullable String type(
      @UdfParameter(value = "line", description = "A line of an event log.")
          @Nullable String line) {
    return lines.eventName(line);
  }
}
