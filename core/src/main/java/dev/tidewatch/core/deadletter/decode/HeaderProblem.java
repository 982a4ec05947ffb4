package dev.tidewatch.core.deadletter.decode;

/**
 * A header that could not be read as its format says, and so counts as missing.
 *
 * @param header its name, cut at {@link Limits#NAME_BYTES}
 */
public record HeaderProblem(String header, Reason reason) {

  /** What is wrong with a header. */
  public enum Reason {
    /** Not decimal text, or too large for its type. */
    NOT_A_NUMBER,
    /** A binary number of another size. */
    WRONG_LENGTH,
    /** The header looks as if it told of an error, but is of no format that is known. */
    UNKNOWN_HEADER
  }
}
