package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.json.JsonReader;
import dev.tidewatch.core.json.JsonType;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The values of one line, with the conversions of Spark's {@code JsonProtocol}: a number is any
 * JSON number, narrowed as {@code JsonNode.intValue} and {@code longValue} do it; a text is a JSON
 * string; what is optional may be {@code null}. For one line after another.
 */
final class JsonLine extends JsonCursor {

  private final Texts texts;
  private String event = "";

  /** At no line yet. */
  JsonLine(Texts texts) {
    this(new JsonReader(), texts, 0);
  }

  private JsonLine(JsonReader reader, Texts texts, int lineStart) {
    super(reader, lineStart);
    this.texts = texts;
  }

  /** A second cursor over this line, at a value that this one has passed. */
  JsonLine again(int position) {
    return new JsonLine(reader.again(position), texts, lineStart());
  }

  Texts texts() {
    return texts;
  }

  /** The value of the field {@code Event}. */
  String eventName() {
    if (reader.peek() != JsonType.STRING) {
      throw new Refused(Reason.NO_EVENT_NAME, "the field Event is not a string");
    }
    return reader.readShared(Texts.MAX_RAW_BYTES);
  }

  /** What the line's field {@code Event} said when it was first met. */
  void setEvent(String event) {
    this.event = event;
  }

  /**
   * Steps over a field of the event's own object that its reader does not know. A second, different
   * name of the event makes the line ambiguous.
   */
  void skipField(String field) {
    if (!field.equals(EventParser.EVENT)) {
      skipValue();
    } else if (!eventName().equals(event)) {
      throw new Refused(Reason.NO_EVENT_NAME, "two different fields Event");
    }
  }

  int intValue(String name) {
    if (!reader.isNumber()) {
      throw wrongType(name, "a number");
    }
    return reader.readInt();
  }

  int optionalInt(String name, int absent) {
    return reader.isNumber() ? reader.readInt() : isNull() ? absent : intValue(name);
  }

  @Nullable Integer optionalInt(String name) {
    return isNull() ? null : (Integer) intValue(name);
  }

  long longValue(String name) {
    if (!reader.isNumber()) {
      throw wrongType(name, "a number");
    }
    return reader.readLong();
  }

  long optionalLong(String name, long absent) {
    return reader.isNumber() ? reader.readLong() : isNull() ? absent : longValue(name);
  }

  @Nullable Long optionalLong(String name) {
    return isNull() ? null : (Long) longValue(name);
  }

  /**
   * A whole number, written as one or in a string, as the values of accumulators are; {@link
   * #ABSENT} for anything else. Makes no text.
   */
  long wholeNumber() {
    return switch (reader.peek()) {
      case NUMBER -> reader.readWhole(ABSENT);
      case STRING -> reader.readWholeInString(ABSENT);
      default -> {
        reader.skip();
        yield ABSENT;
      }
    };
  }

  /** Whether the current value is this text, of ASCII and written without escapes. */
  boolean isText(String text) {
    if (reader.peek() == JsonType.STRING) {
      return reader.readIs(text);
    }
    reader.skip();
    return false;
  }

  double doubleValue(String name) {
    if (!reader.isNumber()) {
      throw wrongType(name, "a number");
    }
    return reader.readDouble();
  }

  boolean booleanValue(String name) {
    require(JsonType.BOOLEAN, name, "a boolean");
    return reader.readBoolean();
  }

  boolean optionalBoolean(String name, boolean absent) {
    return isNull() ? absent : booleanValue(name);
  }

  /** A text that Spark or the cluster made and that repeats, such as an executor id. */
  String sharedText(String name) {
    if (!reader.isString()) {
      throw wrongType(name, "a string");
    }
    return reader.readShared(Texts.MAX_RAW_BYTES);
  }

  /** A text as it stands, of at most {@link Texts#MAX_CHARS} or so; null for null. */
  @Nullable String rawText(String name) {
    if (isNull()) {
      return null;
    }
    require(JsonType.STRING, name, "a string or null");
    return reader.readString(Texts.MAX_RAW_BYTES);
  }

  /** A free text, redacted and bounded; null for null. */
  @Nullable String freeText(String name) {
    String text = rawText(name);
    return text == null ? null : texts.free(text);
  }

  /**
   * What Jackson's {@code asText} makes of a value: any scalar as text, {@code ""} for an object or
   * array; null for null.
   */
  @Nullable String scalar() {
    return switch (reader.peek()) {
      case NULL -> {
        reader.skipNull();
        yield null;
      }
      case STRING -> reader.readString(Texts.MAX_RAW_BYTES);
      case NUMBER -> reader.readNumberText();
      case BOOLEAN -> String.valueOf(reader.readBoolean());
      default -> {
        reader.skip();
        yield "";
      }
    };
  }

  /** As {@link #scalar}, redacted and bounded. */
  @Nullable String freeScalar() {
    String text = scalar();
    return text == null ? null : texts.free(text);
  }
}
