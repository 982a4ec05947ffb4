package dev.tidewatch.bench.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as the page shows them: no more digits than were measured. */
public final class Figures {

  private static final double MIB = 1 << 20;
  private static final double NANOS = 1e9;

  private Figures() {}

  /** Seconds with one decimal. */
  public static String seconds(Duration duration) {
    return decimal(seconds(duration.toNanos()));
  }

  /** Milliseconds with three significant digits, and three decimals at most. */
  public static String millis(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    int decimals = millis < 1 ? 3 : millis < 10 ? 2 : millis < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", millis);
  }

  /** A share in whole percent. */
  public static String percent(double share) {
    return grouped(Math.round(share * 100)) + " %";
  }

  /** Whole MiB. */
  public static String mebibytes(long bytes) {
    return grouped(Math.round(bytes / MIB));
  }

  /** Three significant digits of a rate. */
  public static String rate(double perSecond) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, perSecond))) - 2));
    return grouped(Math.round(perSecond / unit) * Math.round(unit));
  }

  /** One decimal. */
  public static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** A whole number with its thousands apart. */
  public static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** How many happened in a second. */
  public static double perSecond(long count, Duration duration) {
    return count / Math.max(1e-9, seconds(duration.toNanos()));
  }

  private static double seconds(long nanos) {
    return nanos / NANOS;
  }
}
