package dev.tidewatch.core.json;

/**
 * Bytes that are no JSON text, or none that is read here. Without a stack trace, as bad input is
 * expected and may come at full speed; never quotes the input, which may hold secrets.
 */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** Against the grammar of RFC 8259, or not UTF-8. */
    NOT_JSON,
    /** All of it could have been the beginning of JSON. */
    ENDS_EARLY,
    /** Nested deeper, or a name, number or text longer, than is read. */
    TOO_LARGE
  }

  private final Kind kind;
  private final int position;

  private JsonException(Kind kind, int position) {
    super(kind + " at " + position, null, false, false);
    this.kind = kind;
    this.position = position;
  }

  static JsonException notJson(int position) {
    return new JsonException(Kind.NOT_JSON, position);
  }

  static JsonException endsEarly(int position) {
    return new JsonException(Kind.ENDS_EARLY, position);
  }

  static JsonException tooLarge(int position) {
    return new JsonException(Kind.TOO_LARGE, position);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** Where, as an index of the array that was read. */
  public int position() {
    return position;
  }
}
