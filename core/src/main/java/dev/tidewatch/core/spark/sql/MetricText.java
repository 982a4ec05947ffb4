package dev.tidewatch.core.spark.sql;

import dev.tidewatch.core.spark.sql.MetricValues.Highest;
import dev.tidewatch.core.spark.sql.MetricValues.Sorted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.LongFunction;

/** The values of a metric as one text, as {@code MetricUtils.stringValue} of Spark 4.1 words it. */
public final class MetricText {

  private static final String SUFFIX = "(min, med, max (stageId: taskId))";

  /** Metrics of connectors are classes that only Spark with the connector has. */
  private static final String CUSTOM = "v2Custom_";

  private static final String NOT_AVAILABLE = "N/A";

  /** Spark keeps averages as whole numbers of tenths. */
  private static final double TENTHS = 10;

  private static final String[] BINARY_UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private MetricText() {}

  /**
   * The text.
   *
   * @param type of the metric, as its plan names it
   */
  public static String of(String type, MetricValues values) {
    if (type.startsWith(CUSTOM)) {
      return NOT_AVAILABLE;
    }
    return switch (type) {
      case "sum" -> whole(values.sum());
      case "average" -> average(values);
      case "size" -> total(values, MetricText::bytes);
      case "timing" -> total(values, MetricText::duration);
      case "nsTiming" -> total(values, nanos -> duration(nanos / 1_000_000));
      default -> total(values, number -> "[unknown] " + whole(number));
    };
  }

  private static String average(MetricValues values) {
    Sorted sorted = values.from(1);
    if (sorted.size() <= 1) {
      return tenths(sorted.at(0));
    }
    return SUFFIX + ":\n(" + spread(sorted, values, MetricText::tenths) + ")";
  }

  private static String total(MetricValues values, LongFunction<String> format) {
    Sorted sorted = values.from(0);
    if (sorted.size() <= 1) {
      return format.apply(sorted.at(0));
    }
    String sum = format.apply(sorted.sum());
    return "total " + SUFFIX + "\n" + sum + " (" + spread(sorted, values, format) + ")";
  }

  private static String spread(Sorted sorted, MetricValues values, LongFunction<String> format) {
    Highest highest = values.highest();
    String where =
        highest == null
            ? "(driver)"
            : "(stage %d.%d: task %d)"
                .formatted(highest.stageId(), highest.stageAttemptId(), highest.taskId());
    return String.join(
        ", ",
        format.apply(sorted.at(0)),
        format.apply(sorted.at(sorted.size() / 2)),
        format.apply(sorted.at(sorted.size() - 1)) + " " + where);
  }

  private static String whole(long number) {
    return NumberFormat.getIntegerInstance(Locale.US).format(number);
  }

  private static String tenths(long number) {
    return NumberFormat.getNumberInstance(Locale.US).format(number / TENTHS);
  }

  /** As {@code Utils.bytesToString}: a unit is used from two of it on. */
  static String bytes(long size) {
    for (int i = BINARY_UNITS.length - 1; i >= 0; i--) {
      long unit = 1L << (10 * (i + 1));
      if (size >= 2 * unit && 2 * unit > 0) {
        BigDecimal value = new BigDecimal(size).divide(new BigDecimal(unit), new MathContext(34));
        return decimal(value) + " " + BINARY_UNITS[i];
      }
    }
    return decimal(new BigDecimal(size)) + " B";
  }

  private static String decimal(BigDecimal value) {
    return value.setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** As {@code Utils.msDurationToString}, with the float that it computes in. */
  static String duration(long millis) {
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < MINUTE) {
      return String.format(Locale.US, "%.1f s", (float) millis / SECOND);
    }
    if (millis < HOUR) {
      return String.format(Locale.US, "%.1f m", (float) millis / MINUTE);
    }
    return String.format(Locale.US, "%.2f h", (float) millis / HOUR);
  }
}
