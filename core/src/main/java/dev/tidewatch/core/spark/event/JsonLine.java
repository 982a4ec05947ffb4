package dev.tidewatch.core.spark.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The values of one line, with the conversions of Spark's {@code JsonProtocol}: a number is any
 * JSON number, narrowed as {@code JsonNode.intValue} and {@code longValue} do it; a text is a JSON
 * string; what is optional may be {@code null}.
 */
final class JsonLine extends JsonCursor {

  private final JsonFactory factory;
  private final Texts texts;
  private final byte[] bytes;
  private final int lineStart;
  private final int end;
  private String event = "";

  JsonLine(JsonFactory factory, Texts texts, byte[] bytes, int start, int end) throws IOException {
    this(factory, texts, bytes, start, start, end);
  }

  private JsonLine(
      JsonFactory factory, Texts texts, byte[] bytes, int lineStart, int start, int end)
      throws IOException {
    super(factory, bytes, lineStart, start, end);
    this.factory = factory;
    this.texts = texts;
    this.bytes = bytes;
    this.lineStart = lineStart;
    this.end = end;
  }

  /** A second cursor over this line, at the value that begins there. */
  JsonLine again(int position) throws IOException {
    return new JsonLine(factory, texts, bytes, lineStart, position, end);
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

  /**
   * A whole number, written as one or in a string, as the values of accumulators are; {@link
   * #ABSENT} for anything else. Makes no text.
   */
  long wholeNumber() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberType() == NumberType.BIG_INTEGER ? ABSENT : parser.getLongValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      return WholeNumbers.parse(bytes, position() + 1, end);
    }
    parser.skipChildren();
    return ABSENT;
  }

  /** Whether the current field's value is this text, of ASCII and written without escapes. */
  boolean isText(String text) throws IOException {
    if (parser.nextToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      return false;
    }
    int content = position() + 1;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (content + i >= end || bytes[content + i] != text.charAt(i)) {
        return false;
      }
    }
    return content + length < end && bytes[content + length] == '"';
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
}
