package dev.tidewatch.eventlog;

import java.nio.file.Path;

/**
 * Something that is not shipped at all.
 *
 * @param named whether the user named exactly this path, and so expects it to be shipped
 */
public record SkippedPath(Path path, String reason, boolean named, Why why) {

  /** What kind of reason it is. */
  public enum Why {
    /** It is not there, or may not be read: somebody can mend that. Looked at again. */
    UNREADABLE,
    /** Spark has not written enough yet. Looked at again. */
    EARLY,
    /** It is something else, or a copy. Looked at again when it has changed. */
    FOREIGN
  }
}
