package dev.tidewatch.config;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface ConfigResult {

  /** Nothing is wrong with it. */
  record Valid(Config config) implements ConfigResult {}

  /**
   * It cannot be used.
   *
   * @param errors every error, at least one, in the order of their keys
   */
  record Invalid(List<ConfigError> errors) implements ConfigResult {

    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
