package dev.tidewatch.config;

/** From where on the rules on plans of queries report; each by its key. */
public record PlanSettings(
    long joinSmallBytes,
    long joinRatio,
    long joinLargeBytes,
    long joinPairs,
    long broadcastMaxBytes,
    long broadcastMaxMs,
    long scanMinBytes,
    long scanKeptPercent) {

  static PlanSettings of(Values values) {
    return new PlanSettings(
        values.get(PlanKeys.JOIN_SMALL_BYTES),
        values.get(PlanKeys.JOIN_RATIO),
        values.get(PlanKeys.JOIN_LARGE_BYTES),
        values.get(PlanKeys.JOIN_PAIRS),
        values.get(PlanKeys.BROADCAST_MAX_BYTES),
        values.get(PlanKeys.BROADCAST_MAX_MS),
        values.get(PlanKeys.SCAN_MIN_BYTES),
        values.get(PlanKeys.SCAN_KEPT_PERCENT));
  }
}
