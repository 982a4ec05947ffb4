package dev.tidewatch.http;

import java.util.List;
import java.util.function.Predicate;

/**
 * What values a parameter takes.
 *
 * @param name of the type in JSON Schema
 * @param values all allowed values; empty where they cannot be listed
 * @param expectation the end of the sentence "expected …"
 * @param accepts whether a text is such a value
 */
public record ParameterType(
    String name, List<String> values, String expectation, Predicate<String> accepts) {

  public static final ParameterType STRING =
      new ParameterType("string", List.of(), "text", text -> true);

  public static final ParameterType BOOLEAN =
      new ParameterType(
          "boolean", List.of(), "true or false", t -> t.equals("true") || t.equals("false"));

  /** A whole number of 32 bits with its sign. */
  public static final ParameterType INTEGER =
      new ParameterType("integer", List.of(), "a whole number", ParameterType::isInteger);

  /** A whole number from 0 up to what 63 bits hold. */
  public static final ParameterType OFFSET =
      new ParameterType(
          "integer",
          List.of(),
          "a whole number from 0 to " + Long.MAX_VALUE,
          ParameterType::isOffset);

  /** A whole number between two bounds, both included. */
  public static ParameterType integerIn(int least, int most) {
    return new ParameterType(
        "integer",
        List.of(),
        "a whole number from " + least + " to " + most,
        text ->
            isInteger(text) && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most);
  }

  public ParameterType {
    values = List.copyOf(values);
  }

  /** One of these values, exactly as they are written here. */
  public static ParameterType oneOf(String... values) {
    List<String> all = List.of(values);
    return new ParameterType("string", all, "one of " + String.join(", ", all), all::contains);
  }

  private static boolean isOffset(String text) {
    try {
      return Long.parseLong(text) >= 0;
    } catch (NumberFormatException other) {
      return false;
    }
  }

  private static boolean isInteger(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException other) {
      return false;
    }
  }
}
