package dev.tidewatch.udf.aggregate;

import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udaf.Udaf;
import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udaf.UdafFactory;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code FLOW_STATE}. */
@UdafDescription(
    name = "FLOW_STATE",
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "What a flow's heartbeats tell, from a column with the time of each, in milliseconds since the"
            + " epoch: how many, the first, the last, the longest silence between two, and the mean"
            + " interval. Whether the flow is alive now is FLOW_LIVENESS of the last one. A heartbeat that"
            + " comes late counts, and makes no silence.")
@Example(
    sql = "FLOW_STATE(X)",
    rows = {"1000", "2000", "7000", "8000"},
    result =
        "{\"BEATS\":4,\"FIRST_TS\":1000,\"LAST_TS\":8000,\"LONGEST_GAP\":5000,\"MEAN_INTERVAL\":2333}")
public final class FlowStateFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<BEATS BIGINT, FIRST_TS BIGINT, LAST_TS BIGINT, LONGEST_GAP BIGINT,"
          + " MEAN_INTERVAL BIGINT>";

  private FlowStateFunction() {}

  /** Of a column of times. */
  @UdafFactory(
      description = "Of a column of BIGINT. Intervals are milliseconds.",
      returnSchema = SCHEMA)
  public static Udaf<@Nullable Long, List<Long>, @Nullable Struct> ofTimes() {
    return new Beats();
  }
}
