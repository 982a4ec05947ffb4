package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.RddInfo;

/**
 * An RDD that the application persists, from the first stage that names it with a storage level
 * until it is unpersisted. As in Spark, the first level stays.
 */
public record RddState(RddInfo info) {

  /** The RDD's id. */
  public int id() {
    return info.id();
  }
}
