package dev.tidewatch.core.spark.finding;

/** How much a finding matters. */
public enum Severity {
  /** Worth knowing; nothing is lost. */
  INFO,
  /** Costs time or money, or failed and was repeated. */
  WARNING,
  /** Work was lost, or most of what was paid for. */
  CRITICAL
}
