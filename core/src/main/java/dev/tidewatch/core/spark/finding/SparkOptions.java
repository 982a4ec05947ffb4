package dev.tidewatch.core.spark.finding;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of an application, as Spark reads them. What cannot be read, such as a redacted value, is
 * as if it were not known.
 *
 * @see <a href="https://spark.apache.org/docs/latest/configuration.html">Spark Configuration</a>
 */
record SparkOptions(Map<String, String> options) {

  static final long MIB = 1L << 20;

  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([kmgtp]?)b?");
  private static final String UNITS = "kmgtp";

  @Nullable String text(String option) {
    return options.get(option);
  }

  boolean isTrue(String option) {
    return "true".equalsIgnoreCase(options.get(option));
  }

  /**
   * A size in bytes; a number alone is in MiB.
   *
   * @param standard in bytes, where the option is not set
   */
  OptionalLong size(String option, long standard) {
    String text = options.get(option);
    return text == null ? OptionalLong.of(standard) : size(text);
  }

  static OptionalLong size(String text) {
    Matcher parts = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return OptionalLong.empty();
    }
    String unit = parts.group(2);
    int thousands = unit.isEmpty() ? 2 : UNITS.indexOf(unit) + 1;
    try {
      return OptionalLong.of(
          Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << (10 * thousands)));
    } catch (ArithmeticException more) {
      return OptionalLong.empty();
    }
  }

  OptionalDouble number(String option, double standard) {
    String text = options.get(option);
    try {
      return OptionalDouble.of(text == null ? standard : Double.parseDouble(text));
    } catch (NumberFormatException other) {
      return OptionalDouble.empty();
    }
  }

  /** Of each executor's heap; Spark's own default is 1 GiB. */
  OptionalLong executorMemory() {
    return size("spark.executor.memory", 1024 * MIB);
  }

  /** Of the driver's heap; Spark's own default is 1 GiB. */
  OptionalLong driverMemory() {
    return size("spark.driver.memory", 1024 * MIB);
  }
}
