package dev.tidewatch.core.versions;

/** Whether a version of Spark is made to run with a version of something else. */
public enum Fit {
  /** An official build or the documentation names this pair. */
  FITS,
  /** No official build is made for this pair; someone built Spark for it and maintains that. */
  CUSTOM_BUILD,
  /** Spark's line does not support this pair, not even as a build of one's own. */
  UNSUPPORTED,
  /** The table does not know one of the two. */
  UNKNOWN
}
