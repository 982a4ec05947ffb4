package dev.tidewatch.query;

/** Which replicas may answer a question. */
public enum Consistency {
  /** Only the active replica: nothing newer exists. */
  ACTIVE,
  /** The active replica, or a standby that lacks no more records than the caller allows. */
  BOUNDED,
  /** The active replica, else the freshest standby there is. */
  ANY
}
