package dev.tidewatch.spark.api;

/** Numbers in a path: digits only, as the routes of Spark's resources demand. */
final class PathNumber {

  private PathNumber() {}

  /** The number, or "not found" with a message: a path with anything else leads nowhere. */
  static Answer<Integer> parse(String text, String unknown) {
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
      return new Answer.NotFound<>(unknown + text);
    }
    return new Answer.Found<>(Integer.parseInt(text));
  }
}
