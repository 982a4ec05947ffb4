package dev.tidewatch.config;

/**
 * A value that must not be printed: {@link #toString()} is always {@code ****}, so that a record
 * that holds one can be logged whole.
 *
 * @param reveal the value itself; pass it to the client that needs it and nowhere else
 */
public record Secret(String reveal) {

  /** What stands in for a secret wherever it would be printed. */
  public static final String MASK = "****";

  @Override
  public String toString() {
    return MASK;
  }
}
