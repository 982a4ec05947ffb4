package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.json.JsonReader;
import dev.tidewatch.core.json.JsonType;
import dev.tidewatch.core.spark.event.Parsed.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A place in one line: steps through objects and arrays, and says what is wrong where. What is not
 * as expected leaves as {@link Refused}.
 *
 * <p>Names given to its methods go into error details: they must be Spark's field names, never text
 * of the line.
 */
abstract sealed class JsonCursor permits JsonLine {

  /** Stands for a required number that has not been read yet; no log holds it. */
  static final long ABSENT = Long.MIN_VALUE;

  final JsonReader reader;
  private int lineStart;

  JsonCursor(JsonReader reader, int lineStart) {
    this.reader = reader;
    this.lineStart = lineStart;
  }

  /** Goes to a line's beginning, from which errors count. */
  void reset(byte[] bytes, int start, int end) {
    lineStart = start;
    reader.reset(bytes, start, end);
  }

  int lineStart() {
    return lineStart;
  }

  /** Whether there is anything but white space. */
  boolean hasMore() {
    return reader.hasMore();
  }

  /** Requires that there is nothing but white space. */
  void requireEnd() {
    reader.requireEnd();
  }

  /** Steps into an object, if one is next. */
  boolean enteredObject() {
    if (reader.peek() != JsonType.OBJECT) {
      return false;
    }
    reader.enter();
    return true;
  }

  /** Steps to the next field of the current object; null at its end. */
  @Nullable String nextField() {
    return reader.nextField();
  }

  /** Steps over the current field's value, whatever it is. */
  void skipValue() {
    reader.skip();
  }

  /** Steps to the end of the object that the cursor has entered. */
  void skipObject() {
    reader.skipRest();
  }

  /** Steps into an object that must be there. */
  void enterObject(String name) {
    require(JsonType.OBJECT, name, "an object");
    reader.enter();
  }

  /** Steps into an object; false for null. */
  boolean enterOptionalObject(String name) {
    return enterOptional(JsonType.OBJECT, name, "an object or null");
  }

  /** Steps into an array; false for null. */
  boolean enterOptionalArray(String name) {
    return enterOptional(JsonType.ARRAY, name, "an array or null");
  }

  private boolean enterOptional(JsonType type, String name, String expected) {
    if (isNull()) {
      return false;
    }
    if (reader.type() != type) {
      throw wrongType(name, expected);
    }
    reader.enter();
    return true;
  }

  /** Steps into an array that must be there. */
  void enterArray(String name) {
    require(JsonType.ARRAY, name, "an array");
    reader.enter();
  }

  /** Steps to the next element of the current array; false at its end. */
  boolean nextElement() {
    return reader.nextElement();
  }

  /** Steps into the next object of the current array; false at its end. */
  boolean nextObject(String name) {
    return nextEntered(JsonType.OBJECT, name, "an array of objects");
  }

  /** Steps into the next array of the current array; false at its end. */
  boolean nextArray(String name) {
    return nextEntered(JsonType.ARRAY, name, "an array of arrays");
  }

  private boolean nextEntered(JsonType type, String name, String expected) {
    if (!nextElement()) {
      return false;
    }
    require(type, name, expected);
    reader.enter();
    return true;
  }

  /** Requires that the current value is of a type. */
  final void require(JsonType type, String name, String expected) {
    if (reader.peek() != type) {
      throw wrongType(name, expected);
    }
  }

  /** Whether the current value is null, which then is passed. */
  final boolean isNull() {
    if (reader.peek() != JsonType.NULL) {
      return false;
    }
    reader.skipNull();
    return true;
  }

  /** Where the current value begins, as an index of the line's array. */
  int position() {
    return reader.position();
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
    return switch (reader.type()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
    };
  }
}
