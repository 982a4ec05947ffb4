package dev.tidewatch.eventlog;

/**
 * Something of a log that its reader did not deliver.
 *
 * @param file where
 * @param offset uncompressed offset in that file at which the missing part begins, bytes
 * @param length how much is missing, uncompressed bytes; 0 where nobody can know
 * @param detail one sentence for the operator: what happened and what can be done
 */
public record LogProblem(Kind kind, LogFile file, long offset, long length, String detail) {

  /** What was not delivered, and what that means for the log. */
  public enum Kind {
    /** One line is longer than the reader's limit. The lines around it were delivered. */
    OVERLONG_LINE,
    /** The file ends early. Every whole line before the end was delivered. */
    TRUNCATED,
    /** The bytes from here on can't be decoded or read. What came before was delivered. */
    UNREADABLE,
    /** The History Server's compaction took the events away before they were read. */
    COMPACTED_AWAY,
    /** Files of a rolling log are not there. The ones that follow were read. */
    MISSING_FILES,
    /** The log was deleted before its end was seen. What was open was still read. */
    DELETED,
    /** The file is shorter than the position to resume from: it is another file by that name. */
    SHRUNK
  }

  @Override
  public String toString() {
    return file + " at offset " + offset + ": " + detail;
  }
}
