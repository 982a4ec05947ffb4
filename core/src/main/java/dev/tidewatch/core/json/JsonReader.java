package dev.tidewatch.core.json;

import org.jspecify.annotations.Nullable;

/**
 * A place in one JSON text of UTF-8, as RFC 8259 has it: enters and leaves objects and arrays, and
 * reads or steps over values. What is stepped over is checked as what is read is: when {@link
 * #requireEnd} returns, all of it was JSON. Names may come twice in an object.
 *
 * <p>The caller says what it expects. After {@link #nextField} or a {@link #nextElement} that is
 * true, one value has to be read, entered or skipped; {@link #peek} tells which it is. A value of
 * another type than the one asked for is a fault of the caller's.
 *
 * <p>Reads in place: memory is flat in the length of the text, except for strings that are asked
 * for. Can be used for one text after another. Not thread-safe.
 */
public final class JsonReader {

  /** Objects and arrays within each other, as in Jackson, which Spark reads its own logs with. */
  public static final int MAX_DEPTH = 1000;

  /** Of a field's name, in UTF-8. */
  public static final int MAX_NAME_BYTES = 50_000;

  /** Of a number. */
  public static final int MAX_NUMBER_BYTES = 1000;

  private final FieldNames names;
  private final StringCache strings;
  private final JsonNumber number = new JsonNumber();

  /** Of each object or array that is open, whether it is an array. */
  private final boolean[] arrays = new boolean[MAX_DEPTH + 1];

  private byte[] bytes = {};
  private int at;
  private int end;
  private int depth;
  private boolean first;
  private int valueAt;

  /** At no text yet. */
  public JsonReader() {
    this(new FieldNames(), new StringCache());
  }

  private JsonReader(FieldNames names, StringCache strings) {
    this.names = names;
    this.strings = strings;
  }

  /** Goes to the beginning of a text, which stays the caller's and must not change meanwhile. */
  public void reset(byte[] text, int start, int limit) {
    bytes = text;
    at = start;
    end = limit;
    valueAt = start;
    depth = 0;
    first = false;
  }

  /** Another reader, at a value that this one has passed. */
  public JsonReader again(int position) {
    JsonReader reader = new JsonReader(names, strings);
    reader.reset(bytes, position, end);
    return reader;
  }

  /**
   * Where the value that was looked at last begins, or the object or array ends that was left last.
   */
  public int position() {
    return valueAt;
  }

  /** What is at {@link #position}. */
  public JsonType type() {
    return switch (bytes[valueAt]) {
      case '}' -> JsonType.OBJECT;
      case ']' -> JsonType.ARRAY;
      default -> typeAt(valueAt);
    };
  }

  /** Whether there is anything but white space. */
  public boolean hasMore() {
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    return at < end;
  }

  /**
   * Requires that nothing but white space follows.
   *
   * @throws JsonException where more does
   */
  public void requireEnd() {
    if (hasMore()) {
      throw JsonException.notJson(at);
    }
  }

  /** What the next value is. */
  public JsonType peek() {
    significant();
    valueAt = at;
    return typeAt(at);
  }

  /** Whether a number is next, which is quicker to ask than what is. */
  public boolean isNumber() {
    byte next = significant();
    valueAt = at;
    return (next >= '0' && next <= '9') || next == '-';
  }

  /** Whether a string is next, which is quicker to ask than what is. */
  public boolean isString() {
    byte next = significant();
    valueAt = at;
    return next == '"';
  }

  private JsonType typeAt(int position) {
    return switch (bytes[position]) {
      case '"' -> JsonType.STRING;
      case '{' -> JsonType.OBJECT;
      case '[' -> JsonType.ARRAY;
      case 't', 'f' -> JsonType.BOOLEAN;
      case 'n' -> JsonType.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> JsonType.NUMBER;
      default -> throw JsonException.notJson(position);
    };
  }

  /** Steps into the object or array that is next. */
  public void enter() {
    if (depth == MAX_DEPTH) {
      throw JsonException.tooLarge(at);
    }
    depth++;
    arrays[depth] = bytes[at] == '[';
    first = true;
    at++;
  }

  private void leave() {
    valueAt = at;
    depth--;
    first = false;
    at++;
  }

  /** Steps to the next field of the object; null at its end, which is then passed. */
  public @Nullable String nextField() {
    if (!hasNext('}')) {
      return null;
    }
    String expected = names.expected(bytes, at, end);
    if (expected != null) {
      at += names.length();
      return expected;
    }
    int quote = at;
    int close = pastName();
    int past = at;
    boolean escaped = close < 0;
    int content = escaped ? ~close : close;
    return past == content + 2
        ? names.learn(bytes, quote, past, escaped)
        : JsonText.decode(bytes, quote + 1, content, escaped);
  }

  /** Steps past a name and its colon; answers where the name ends as {@link JsonText#end} does. */
  private int pastName() {
    if (significant() != '"') {
      throw JsonException.notJson(at);
    }
    int name = at;
    int close = JsonText.end(bytes, name + 1, end);
    at = (close < 0 ? ~close : close) + 1;
    if (at - name - 2 > MAX_NAME_BYTES) {
      throw JsonException.tooLarge(name);
    }
    if (significant() != ':') {
      throw JsonException.notJson(at);
    }
    at++;
    return close;
  }

  /** Steps to the next element of the array; false at its end, which is then passed. */
  public boolean nextElement() {
    return hasNext(']');
  }

  private boolean hasNext(char close) {
    byte next = significant();
    if (next == close) {
      leave();
      return false;
    }
    if (!first) {
      if (next != ',') {
        throw JsonException.notJson(at);
      }
      at++;
      significant();
    }
    first = false;
    return true;
  }

  /** Steps over the next value, whatever it is. */
  public void skip() {
    switch (peek()) {
      case STRING -> pastString();
      case NUMBER -> at = number.read(bytes, at, end);
      case BOOLEAN -> readBoolean();
      case NULL -> skipNull();
      default -> {
        enter();
        skipRest();
      }
    }
  }

  /** Steps over what is left of the object or array that was entered. */
  public void skipRest() {
    int outside = depth - 1;
    while (depth > outside) {
      boolean array = arrays[depth];
      if (!hasNext(array ? ']' : '}')) {
        continue;
      }
      if (!array) {
        pastName();
      }
      JsonType next = peek();
      if (next == JsonType.OBJECT || next == JsonType.ARRAY) {
        enter();
      } else {
        skip();
      }
    }
  }

  /** Steps over the null that is next. */
  public void skipNull() {
    literal("null");
  }

  /** Reads the boolean that is next. */
  public boolean readBoolean() {
    boolean value = bytes[at] == 't';
    literal(value ? "true" : "false");
    return value;
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end) {
        throw JsonException.endsEarly(end);
      }
      if (bytes[at + i] != word.charAt(i)) {
        throw JsonException.notJson(at + i);
      }
    }
    at += word.length();
  }

  /** Reads the number that is next, narrowed to 32 bits: the low ones of a whole number. */
  public int readInt() {
    at = number.read(bytes, at, end);
    return number.asInt(bytes);
  }

  /** Reads the number that is next, narrowed to 64 bits: the low ones of a whole number. */
  public long readLong() {
    at = number.read(bytes, at, end);
    return number.asLong(bytes);
  }

  /** Reads the number that is next. */
  public double readDouble() {
    at = number.read(bytes, at, end);
    return number.asDouble(bytes);
  }

  /** Reads the number that is next; what is absent where it is not whole or beyond 64 bits. */
  public long readWhole(long absent) {
    at = number.read(bytes, at, end);
    return number.isLong(bytes) ? number.asLong(bytes) : absent;
  }

  /** Reads the number that is next, as Java prints a whole number or else a double. */
  public String readNumberText() {
    at = number.read(bytes, at, end);
    return number.isWhole() ? number.wholeText(bytes) : Double.toString(number.asDouble(bytes));
  }

  /**
   * Reads the string that is next, or its beginning.
   *
   * @param mostBytes of the JSON text that are decoded; the rest is stepped over
   */
  public String readString(int mostBytes) {
    int content = at + 1;
    int close = pastString();
    int past = close < 0 ? ~close : close;
    int last =
        past - content > mostBytes ? JsonText.boundary(bytes, content, content + mostBytes) : past;
    return JsonText.decode(bytes, content, last, close < 0);
  }

  /**
   * Reads the string that is next, one that is likely to come again.
   *
   * @throws JsonException where its JSON text has more bytes
   */
  public String readShared(int mostBytes) {
    int content = at + 1;
    int close = pastString();
    int past = close < 0 ? ~close : close;
    if (past - content > mostBytes) {
      throw JsonException.tooLarge(content);
    }
    return strings.get(bytes, content, past, close < 0);
  }

  /** Steps over the string that is next; whether it is this text of ASCII, without escapes. */
  public boolean readIs(String text) {
    int content = at + 1;
    int close = pastString();
    return close - content == text.length() && isAt(content, text);
  }

  private boolean isAt(int position, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[position + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Steps over the string that is next; the whole number that it holds, if it holds one of at most
   * 18 digits, signed or not.
   *
   * @param absent answered for anything else
   */
  public long readWholeInString(long absent) {
    int content = at + 1;
    int close = pastString();
    return close < 0 ? absent : WholeNumbers.parse(bytes, content, close, absent);
  }

  private int pastString() {
    int close = JsonText.end(bytes, at + 1, end);
    at = (close < 0 ? ~close : close) + 1;
    return close;
  }

  /** The first byte of what is next, which the reader then is at. */
  private byte significant() {
    if (!hasMore()) {
      throw JsonException.endsEarly(end);
    }
    return bytes[at];
  }

  private static boolean isSpace(byte character) {
    return character <= ' '
        && (character == ' ' || character == '\n' || character == '\r' || character == '\t');
  }
}
