package dev.tidewatch.connect.common;

import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Validators of settings: each says what it expects, in documentation and errors alike. */
public final class Checks {

  private Checks() {}

  /**
   * A validator.
   *
   * @param expected ends the sentence "expected …", and stands in the documentation
   * @param fault what is wrong with a value, or null where nothing is; not asked for absent values
   */
  public static ConfigDef.Validator that(
      String expected, Function<Object, @Nullable String> fault) {
    return new ConfigDef.Validator() {
      @Override
      public void ensureValid(String name, @Nullable Object value) {
        String wrong = value == null ? null : fault.apply(value);
        if (wrong != null) {
          throw new ConfigException(name, value, wrong + "; expected " + expected);
        }
      }

      @Override
      public String toString() {
        return expected;
      }
    };
  }

  /** The name of a topic. */
  public static ConfigDef.Validator topic() {
    Pattern legal = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    return that(
        "the name of a topic",
        value -> legal.matcher((String) value).matches() ? null : "it is no legal name");
  }

  /** A regular expression; empty for none. */
  public static ConfigDef.Validator regex() {
    return that(
        "a regular expression, or nothing",
        value -> {
          try {
            Pattern unused = Pattern.compile((String) value);
            return null;
          } catch (PatternSyntaxException e) {
            return "it is none: " + e.getDescription() + " at character " + e.getIndex();
          }
        });
  }
}
