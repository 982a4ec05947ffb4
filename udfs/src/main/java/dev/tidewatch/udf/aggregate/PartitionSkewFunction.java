package dev.tidewatch.udf.aggregate;

import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udaf.TableUdaf;
import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udaf.UdafFactory;
import io.confluent.ksql.function.udf.UdfParameter;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** {@code PARTITION_SKEW}. */
@UdafDescription(
    name = "PARTITION_SKEW",
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "How unevenly records lie on partitions, from a column with the partition of each record, such as"
            + " ROWPARTITION. Partitions without a record count as well: those before the last that has"
            + " one, or all where their number is given. Works over tables too.")
@Example(
    sql = "PARTITION_SKEW(X, 4)",
    rows = {"0", "0", "0", "1"},
    result =
        "{\"PARTITIONS\":4,\"RECORDS\":4,\"BUSIEST\":0,\"BUSIEST_RECORDS\":3,"
            + "\"MAX_OVER_MEAN\":3.0,\"VARIATION\":1.225}")
public final class PartitionSkewFunction {

  /** Of the result. */
  public static final String SCHEMA =
      "STRUCT<PARTITIONS INT, RECORDS BIGINT, BUSIEST INT, BUSIEST_RECORDS BIGINT,"
          + " MAX_OVER_MEAN DOUBLE, VARIATION DOUBLE>";

  private PartitionSkewFunction() {}

  /** Of the partitions that had a record. */
  @UdafFactory(
      description =
          "Of the partitions up to the last that has a record. MAX_OVER_MEAN is the busiest as a multiple"
              + " of the mean, VARIATION the standard deviation as one.",
      returnSchema = SCHEMA)
  public static TableUdaf<@Nullable Integer, Map<String, Long>, @Nullable Struct> seen() {
    return new Skew(0);
  }

  /** Of all partitions. */
  @UdafFactory(
      description = "Of as many partitions as there are, or more where a record tells of more.",
      returnSchema = SCHEMA)
  public static TableUdaf<@Nullable Integer, Map<String, Long>, @Nullable Struct> all(
      @UdfParameter(value = "partitions", description = "How many the topic has.")
          Integer partitions) {
    return new Skew(partitions);
  }
}
