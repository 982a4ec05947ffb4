package dev.tidewatch.spark.api;

/** Spark's {@code TaskStatus}, by which task attempts are selected. */
public enum TaskStatus {
  RUNNING,
  KILLED,
  FAILED,
  SUCCESS,
  UNKNOWN
}
