package dev.tidewatch.core.spark.event;

import java.util.StringJoiner;

/**
 * Reads the frames of an exception. Every log has them, but only those of Spark before 1.2 lack the
 * text that makes them redundant, so they are passed by at first.
 */
final class StackTraces {

  private static final String NAME = "Stack Trace";

  private StackTraces() {}

  /** Steps over the frames and answers their position; −1 for null. */
  static int find(JsonLine in) {
    if (!in.enterOptionalArray(NAME)) {
      return -1;
    }
    int array = in.position();
    while (in.nextObject(NAME)) {
      in.skipObject();
    }
    return array;
  }

  /** The frames at a position, one a line, indented as Spark does. */
  static String read(JsonLine in, int array) {
    StringJoiner frames = new StringJoiner("\n");
    JsonLine again = in.again(array);
    again.enterArray(NAME);
    while (again.nextObject(NAME)) {
      frames.add("        " + frame(again));
    }
    return frames.toString();
  }

  private static StackTraceElement frame(JsonLine in) {
    String declaringClass = null;
    String method = null;
    String file = null;
    long line = JsonLine.ABSENT;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Declaring Class" -> declaringClass = in.sharedText(field);
        case "Method Name" -> method = in.sharedText(field);
        case "File Name" -> file = in.rawText(field);
        case "Line Number" -> line = in.intValue(field);
        default -> in.skipValue();
      }
    }
    return new StackTraceElement(
        in.required(declaringClass, NAME, "Declaring Class"),
        in.required(method, NAME, "Method Name"),
        file,
        (int) in.required(line, NAME, "Line Number"));
  }
}
