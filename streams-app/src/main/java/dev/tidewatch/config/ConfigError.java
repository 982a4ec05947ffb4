package dev.tidewatch.config;

/**
 * One thing wrong with the configuration.
 *
 * @param key the key as it was given
 * @param value its value as it may be shown: secrets, and values of unknown keys, as {@code ****}
 * @param where the file, environment variable or option that set it
 * @param allowed what is allowed, or why this is not
 * @param action what to do
 */
public record ConfigError(String key, String value, String where, String allowed, String action) {

  /** The error for people: three short lines. */
  public String describe() {
    return "%s = %s   (%s)%n  allowed: %s%n  do:      %s"
        .formatted(key, value, where, allowed, action);
  }
}
