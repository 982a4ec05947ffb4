package dev.tidewatch.core.versions;

/** What can be expected of a version of Spark. */
public enum Support {
  /** The Spark project still fixes this line. Stay on its newest patch. */
  MAINTAINED,
  /** The Spark project no longer fixes this line. Move to a maintained one. */
  END_OF_LIFE,
  /** A preview, a release candidate or a development build. Do not rely on it. */
  PREVIEW,
  /** Built by someone else: ask them; the line's own state says what the base is worth. */
  VENDOR_BUILD,
  /** Not in the table. Update the table, or correct the version. */
  UNKNOWN
}
