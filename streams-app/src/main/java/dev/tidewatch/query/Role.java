package dev.tidewatch.query;

/** What kind of replica an answer was read from. */
public enum Role {
  /** The replica that applies the records: nothing newer exists. */
  ACTIVE,
  /** A copy that follows the active replica's changelog. */
  STANDBY,
  /** Several partitions, whose replicas may differ in role and age. */
  MERGED
}
