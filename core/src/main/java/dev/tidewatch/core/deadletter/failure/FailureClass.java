package dev.tidewatch.core.deadletter.failure;

/** What kind of failure it is: each says who acts, and whether sending the record again helps. */
public enum FailureClass {
  /** The record itself cannot be read or processed: repair it or drop it; redrive does not help. */
  POISON_RECORD,
  /**
   * The record is well formed, but its schema is missing, or does not fit what reads it or the
   * structure of the sink: change a schema, a table or a setting, then redrive.
   */
  SCHEMA,
  /**
   * The sink understood the record and refused its values: a constraint, a type, a size, a version.
   */
  SINK_CONSTRAINT,
  /** Nothing is wrong with the record: network, credentials, capacity. Redrive when it is over. */
  INFRASTRUCTURE,
  /** No rule says. */
  UNKNOWN
}
