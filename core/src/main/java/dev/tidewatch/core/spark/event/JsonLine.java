package dev.tidewatch.core.spark.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the tokens of one line, with the conversions of Spark's {@code JsonProtocol}: a
 * number is any JSON number, narrowed as {@code JsonNode.intValue} and {@code longValue} do it; a
 * text is a JSON string; what is optional may be {@code null}. Anything else leaves as {@link
 * Refused}.
 *
 * <p>Names given to its methods go into error details: they must be Spark's field names, never text
 * of the line.
 */
final class JsonLine implements AutoCloseable {

  /** Stands for a required number that has not been read yet; no log holds it. */
  static final long ABSENT = Long.MIN_VALUE;

  private final JsonFactory factory;
  private final Texts texts;
  private final byte[] bytes;
  private final int lineStart;
  private final int start;
  private final int end;
  private final JsonParser parser;
  private String event = "";

  JsonLine(JsonFactory factory, Texts texts, byte[] bytes, int start, int end) throws IOException {
    this(factory, texts, bytes, start, start, end);
  }

  private JsonLine(
      JsonFactory factory, Texts texts, byte[] bytes, int lineStart, int start, int end)
      throws IOException {
    this.factory = factory;
    this.texts = texts;
    this.bytes = bytes;
    this.lineStart = lineStart;
    this.start = start;
    this.end = end;
    this.parser = factory.createParser(bytes, start, end - start);
  }

  Texts texts() {
    return texts;
  }

  /** The value of the field {@code Event}. */
  String eventName() throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      throw new Refused(Reason.NO_EVENT_NAME, "the field Event is not a string");
    }
    return currentText(EventParser.EVENT);
  }

  /** What the line's field {@code Event} said when it was first met. */
  void setEvent(String event) {
    this.event = event;
  }

  /**
   * Steps over a field of the event's own object that its reader does not know. A second, different
   * name of the event makes the line ambiguous.
   */
  void skipField(String field) throws IOException {
    if (!field.equals(EventParser.EVENT)) {
      skipValue();
    } else if (!eventName().equals(event)) {
      throw new Refused(Reason.NO_EVENT_NAME, "two different fields Event");
    }
  }

  /** Steps to the next token; null at the end of the line. */
  @Nullable JsonToken nextToken() throws IOException {
    return parser.nextToken();
  }

  /** Steps to the next field of the current object; null at its end. */
  @Nullable String nextField() throws IOException {
    return parser.nextFieldName();
  }

  /** Steps over the current field's value, whatever it is. */
  void skipValue() throws IOException {
    if (parser.nextToken().isStructStart()) {
      parser.skipChildren();
    }
  }

  /** Steps to the end of the object that the cursor has entered. */
  void skipObject() throws IOException {
    parser.skipChildren();
  }

  /** Steps into an object that must be there. */
  void enterObject(String name) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw wrongType(name, "an object");
    }
  }

  /** Steps into an object; false for null. */
  boolean enterOptionalObject(String name) throws IOException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_OBJECT && token != JsonToken.VALUE_NULL) {
      throw wrongType(name, "an object or null");
    }
    return token == JsonToken.START_OBJECT;
  }

  /** Steps into an array; false for null. */
  boolean enterOptionalArray(String name) throws IOException {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
      throw wrongType(name, "an array or null");
    }
    return token == JsonToken.START_ARRAY;
  }

  /** Steps into an array that must be there. */
  void enterArray(String name) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw wrongType(name, "an array");
    }
  }

  /** Steps to the next element of the current array; false at its end. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Steps into the next object of the current array; false at its end. */
  boolean nextObject(String name) throws IOException {
    if (!nextElement()) {
      return false;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrongType(name, "an array of objects");
    }
    return true;
  }

  int intValue(String name) throws IOException {
    parser.nextToken();
    return currentInt(name);
  }

  int optionalInt(String name, int absent) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL ? absent : currentInt(name);
  }

  /** The array element that the cursor is on. */
  int currentInt(String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return switch (parser.getNumberType()) {
        case INT -> parser.getIntValue();
        case LONG -> (int) parser.getLongValue();
        default -> parser.getBigIntegerValue().intValue();
      };
    }
    return (int) currentFraction(name);
  }

  @Nullable Integer optionalInt(String name) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL ? null : (Integer) currentInt(name);
  }

  long longValue(String name) throws IOException {
    parser.nextToken();
    return currentLong(name);
  }

  long optionalLong(String name, long absent) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL ? absent : currentLong(name);
  }

  @Nullable Long optionalLong(String name) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL ? null : (Long) currentLong(name);
  }

  private long currentLong(String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == NumberType.BIG_INTEGER
          ? parser.getBigIntegerValue().longValue()
          : parser.getLongValue();
    }
    return (long) currentFraction(name);
  }

  double doubleValue(String name) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getNumberValue().doubleValue()
        : currentFraction(name);
  }

  private double currentFraction(String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrongType(name, "a number");
    }
    return parser.getDoubleValue();
  }

  boolean booleanValue(String name) throws IOException {
    parser.nextToken();
    return currentBoolean(name);
  }

  boolean optionalBoolean(String name, boolean absent) throws IOException {
    return parser.nextToken() == JsonToken.VALUE_NULL ? absent : currentBoolean(name);
  }

  private boolean currentBoolean(String name) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrongType(name, "a boolean");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** A text that Spark or the cluster made and that repeats, such as an executor id. */
  String sharedText(String name) throws IOException {
    parser.nextToken();
    return currentText(name);
  }

  /** The array element that the cursor is on, as {@link #sharedText}. */
  String currentText(String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType(name, "a string");
    }
    return texts.shared(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  /** A text as it stands, of at most {@link Texts#MAX_CHARS} or so; null for null. */
  @Nullable String rawText(String name) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING) {
      throw wrongType(name, "a string or null");
    }
    return currentRawText();
  }

  /** A free text, redacted and bounded; null for null. */
  @Nullable String freeText(String name) throws IOException {
    String text = rawText(name);
    return text == null ? null : texts.free(text);
  }

  /**
   * What Jackson's {@code asText} makes of a value: any scalar as text, {@code ""} for an object or
   * array; null for null.
   */
  @Nullable String scalar() throws IOException {
    return switch (parser.nextToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> currentRawText();
      case VALUE_NUMBER_INT -> parser.getNumberValue().toString();
      case VALUE_NUMBER_FLOAT -> Double.toString(parser.getDoubleValue());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      default -> {
        parser.skipChildren();
        yield "";
      }
    };
  }

  /** As {@link #scalar}, redacted and bounded. */
  @Nullable String freeScalar() throws IOException {
    String text = scalar();
    return text == null ? null : texts.free(text);
  }

  private String currentRawText() throws IOException {
    int content = position() + 1;
    return Texts.rawLength(bytes, content, end) > Texts.MAX_RAW_BYTES
        ? Texts.prefix(factory, bytes, content)
        : parser.getText();
  }

  /** Where the current token begins, as an index of the line's array. */
  int position() {
    return start + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** A second cursor over this line, at the value that begins there. */
  JsonLine again(int position) throws IOException {
    return new JsonLine(factory, texts, bytes, lineStart, position, end);
  }

  /** A value that is not of the type Spark writes, or none that Spark knows. */
  Refused wrongType(String name, String expected) {
    return new Refused(
        Reason.WRONG_TYPE,
        name + ": expected " + expected + ", found " + found() + " at byte " + bytePosition());
  }

  /** A required field that an object, read to its end, did not have. */
  Refused missing(String object, String name) {
    return new Refused(
        Reason.MISSING_FIELD,
        name + ": missing in " + object + ", which ends at byte " + bytePosition());
  }

  /** A required number, once its object has been read. */
  long required(long value, String object, String name) {
    if (value == ABSENT) {
      throw missing(object, name);
    }
    return value;
  }

  /** A required value, once its object has been read. */
  <T> T required(@Nullable T value, String object, String name) {
    if (value == null) {
      throw missing(object, name);
    }
    return value;
  }

  private int bytePosition() {
    return position() - lineStart;
  }

  private String found() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "another";
    };
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
