package dev.tidewatch.local.ksql;

/**
 * One statement of a file.
 *
 * @param text without comments and without its semicolon
 * @param line of the file on which it begins, from 1
 */
record SqlStatement(String text, int line) {

  /** Whether it asks, rather than changes something. */
  boolean isQuery() {
    return beginsWith("SELECT");
  }

  boolean beginsWith(String word) {
    return text.regionMatches(true, 0, word + " ", 0, word.length() + 1);
  }
}
