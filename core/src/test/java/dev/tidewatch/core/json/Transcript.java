package dev.tidewatch.core.json;

/** All that a reader finds in a text, one thing a line, so that two readers can be compared. */
final class Transcript {

  private Transcript() {}

  static void name(StringBuilder out, String name) {
    out.append("name ").append(name).append('\n');
  }

  static void string(StringBuilder out, String text) {
    out.append("string ").append(text).append('\n');
  }

  static void number(StringBuilder out, String text, int narrow, long wide) {
    out.append("number %s %d %d%n".formatted(text, narrow, wide));
  }

  /** What {@link JsonReader} finds; {@link Jackson#REFUSED} where it refuses the text. */
  static String of(JsonReader reader, byte[] bytes) {
    StringBuilder out = new StringBuilder();
    try {
      reader.reset(bytes, 0, bytes.length);
      value(out, reader);
      reader.requireEnd();
      return out.toString();
    } catch (JsonException e) {
      return Jackson.REFUSED;
    }
  }

  /** Whether {@link JsonReader} steps over the text as one value. */
  static boolean isSkipped(JsonReader reader, byte[] bytes) {
    try {
      reader.reset(bytes, 0, bytes.length);
      reader.skip();
      reader.requireEnd();
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  private static void value(StringBuilder out, JsonReader reader) {
    switch (reader.peek()) {
      case OBJECT -> {
        out.append("{\n");
        reader.enter();
        for (String name = reader.nextField(); name != null; name = reader.nextField()) {
          name(out, name);
          value(out, reader);
        }
        out.append("}\n");
      }
      case ARRAY -> {
        out.append("[\n");
        reader.enter();
        while (reader.nextElement()) {
          value(out, reader);
        }
        out.append("]\n");
      }
      case STRING -> string(out, text(reader));
      case NUMBER -> number(out, reader);
      case BOOLEAN -> out.append(reader.readBoolean()).append('\n');
      case NULL -> {
        reader.skipNull();
        out.append("null\n");
      }
    }
  }

  private static String text(JsonReader reader) {
    int position = reader.position();
    String text = reader.readString(Integer.MAX_VALUE);
    JsonReader again = reader.again(position);
    again.peek();
    String shared = again.readShared(Integer.MAX_VALUE);
    return shared.equals(text) ? text : "read as " + text + " and as " + shared;
  }

  private static void number(StringBuilder out, JsonReader reader) {
    int position = reader.position();
    String text = reader.readNumberText();
    JsonReader again = reader.again(position);
    number(out, text, again.readInt(), reader.again(position).readLong());
  }
}
