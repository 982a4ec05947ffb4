package dev.tidewatch.core.spark.event;

/** Reads an object of executor metrics. */
final class ExecutorPeaksReader {

  private ExecutorPeaksReader() {}

  /** All zero for null, as Spark reads logs that have none. */
  static ExecutorPeaks read(JsonLine in, String name) {
    if (!in.enterOptionalObject(name)) {
      return ExecutorPeaks.ZERO;
    }
    long[] values = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      ExecutorPeak peak = ExecutorPeak.bySparkName(field);
      if (peak == null) {
        in.skipValue();
        continue;
      }
      long value = in.optionalLong(field, 0);
      if (values == null && value != 0) {
        values = new long[ExecutorPeak.COUNT];
      }
      if (values != null) {
        values[peak.ordinal()] = value;
      }
    }
    return values == null ? ExecutorPeaks.ZERO : ExecutorPeaks.owning(values);
  }
}
