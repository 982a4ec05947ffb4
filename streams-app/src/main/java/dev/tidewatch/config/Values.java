package dev.tidewatch.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Turns given text into typed values and collects what is wrong with it. After an error it goes on
 * with the key's example, so that one reading finds every error.
 */
final class Values {

  private static final Pattern URL_CREDENTIALS = Pattern.compile("//[^/@\\s]*@");

  private final Map<String, Given> given;
  private final List<ConfigError> errors;

  Values(Map<String, Given> given, List<ConfigError> errors) {
    this.given = given;
    this.errors = errors;
  }

  <T> T get(Key<T> key) {
    Given entry = given.get(key.name());
    if (entry == null || entry.value().isEmpty()) {
      return absent(key);
    }
    try {
      return key.type().parse(entry.value());
    } catch (IllegalArgumentException | ArithmeticException notAllowed) {
      report(error(key, entry, key.type().allowed(), "Correct it" + orDefault(key)));
      return key.type().parse(key.example());
    }
  }

  /** Adds an error that only several keys together show. */
  void reject(Key<?> key, String allowed, String action) {
    Given entry = given.get(key.name());
    report(
        error(
            key,
            entry != null
                ? entry
                : new Given(key.name(), Objects.requireNonNull(key.defaultValue()), "default"),
            allowed,
            action));
  }

  private <T> T absent(Key<T> key) {
    if (key.defaultValue() != null) {
      return key.type().parse(key.defaultValue());
    }
    report(
        error(
            key,
            new Given(key.name(), "", "not set"),
            key.type().allowed(),
            "Set it, for instance %s=%s in the file or %s in the environment."
                .formatted(key.name(), key.example(), key.environmentVariable())));
    return key.type().parse(key.example());
  }

  /** Once, however often the key is asked for. */
  private void report(ConfigError error) {
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }

  private static ConfigError error(Key<?> key, Given entry, String allowed, String action) {
    return new ConfigError(key.name(), shown(key, entry), entry.where(), allowed, action);
  }

  /** A URL can hold a password although the key is no secret. */
  private static String shown(Key<?> key, Given entry) {
    return key.type().secret()
        ? Secret.MASK
        : URL_CREDENTIALS.matcher(entry.value()).replaceAll("//" + Secret.MASK + "@");
  }

  private static String orDefault(Key<?> key) {
    String value = key.defaultValue();
    if (value == null) {
      return ", for instance " + key.example() + ".";
    }
    return value.isEmpty() ? ", or remove it." : ", or remove it for the default " + value + ".";
  }
}
