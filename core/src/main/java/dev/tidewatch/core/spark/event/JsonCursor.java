package dev.tidewatch.core.spark.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A place among the tokens of one line: steps through objects and arrays, and says what is wrong
 * where. What is not as expected leaves as {@link Refused}.
 *
 * <p>Names given to its methods go into error details: they must be Spark's field names, never text
 * of the line.
 */
abstract sealed class JsonCursor implements AutoCloseable permits JsonLine {

  /** Stands for a required number that has not been read yet; no log holds it. */
  static final long ABSENT = Long.MIN_VALUE;

  final JsonParser parser;
  private final int lineStart;
  private final int start;

  /**
   * @param lineStart where the line begins, from which errors count
   * @param start where to begin reading
   */
  JsonCursor(JsonFactory factory, byte[] bytes, int lineStart, int start, int end)
      throws IOException {
    this.parser = factory.createParser(bytes, start, end - start);
    this.lineStart = lineStart;
    this.start = start;
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

  /** Steps into the next array of the current array; false at its end. */
  boolean nextArray(String name) throws IOException {
    if (!nextElement()) {
      return false;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrongType(name, "an array of arrays");
    }
    return true;
  }

  /** Where the current token begins, as an index of the line's array. */
  int position() {
    return start + (int) parser.currentTokenLocation().getByteOffset();
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
