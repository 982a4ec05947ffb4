package dev.tidewatch.config;

import java.util.function.Function;

/**
 * How the text of a key becomes a value.
 *
 * @param name what the reference page calls it
 * @param allowed what is allowed, as the end of the sentence "allowed: …"
 * @param parser throws {@link IllegalArgumentException} for text that is not allowed
 * @param secret whether the text must not be printed
 */
record Type<T>(String name, String allowed, Function<String, T> parser, boolean secret) {

  T parse(String text) {
    return parser.apply(text);
  }
}
