package dev.tidewatch.udf.aggregate;

import dev.tidewatch.udf.support.Example;
import dev.tidewatch.udf.support.Functions;
import io.confluent.ksql.function.udaf.TableUdaf;
import io.confluent.ksql.function.udaf.UdafDescription;
import io.confluent.ksql.function.udaf.UdafFactory;
import io.confluent.ksql.function.udf.UdfParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code QUANTILES}. */
@UdafDescription(
    name = "QUANTILES",
    author = Functions.AUTHOR,
    version = Functions.VERSION,
    description =
        "Quantiles of a column, each within 1 % of a value that is there; nulls and NaN do not count."
            + " Without constants: 0, 0.25, 0.5, 0.75 and 1. Of n sorted values the quantile q is the one"
            + " at the index n × q, rounded down, as in Spark's History Server. Works over tables too. The"
            + " state is a count for each of at most 6,451 buckets; magnitudes below 1e-9 count as 0,"
            + " those above 1e19 as 1e19.")
@Example(
    sql = "QUANTILES(X, 0.5, 0.9, 1.0)",
    rows = {"10", "20", "30", "40", "50", "60", "70", "80", "90", "1000"},
    result = "[60.0,1000.0,1000.0]")
public final class QuantilesFunction {

  private static final double[] STANDARD = {0, 0.25, 0.5, 0.75, 1};

  private QuantilesFunction() {}

  /** Of 32-bit numbers. */
  @UdafFactory(description = "Of a column of INT.")
  public static TableUdaf<@Nullable Integer, Map<String, Long>, @Nullable List<Double>> ofInteger(
      @UdfParameter(value = "quantiles", description = "Decimals from 0.0 to 1.0.")
          BigDecimal... quantiles) {
    return new Sketch<>(checked(quantiles));
  }

  /** Of 64-bit numbers. */
  @UdafFactory(description = "Of a column of BIGINT.")
  public static TableUdaf<@Nullable Long, Map<String, Long>, @Nullable List<Double>> ofLong(
      @UdfParameter(value = "quantiles", description = "Decimals from 0.0 to 1.0.")
          BigDecimal... quantiles) {
    return new Sketch<>(checked(quantiles));
  }

  /** Of floating-point numbers. */
  @UdafFactory(description = "Of a column of DOUBLE.")
  public static TableUdaf<@Nullable Double, Map<String, Long>, @Nullable List<Double>> ofDouble(
      @UdfParameter(value = "quantiles", description = "Decimals from 0.0 to 1.0.")
          BigDecimal... quantiles) {
    return new Sketch<>(checked(quantiles));
  }

  /** Refused when the statement is made, where somebody reads it, and not at each row. */
  private static double[] checked(BigDecimal... quantiles) {
    double[] values = Arrays.stream(quantiles).mapToDouble(BigDecimal::doubleValue).toArray();
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "QUANTILES takes decimals from 0.0 to 1.0, such as 0.95, not " + value);
      }
    }
    return values.length == 0 ? STANDARD.clone() : values;
  }
}
