package dev.tidewatch.config;

import java.util.List;

/** A key that nothing reads is an error: most often it is a misspelt one, whose default stays. */
final class UnknownKey {

  private static final List<String> NAMES = Keys.ALL.stream().map(Key::name).toList();

  private UnknownKey() {}

  static boolean is(Given given) {
    return !NAMES.contains(given.key())
        && PassThroughKeys.ALL.stream().noneMatch(p -> given.key().startsWith(p.prefix()));
  }

  /** Masks the value: it may be the password of a misspelt key. */
  static ConfigError error(Given given) {
    String action =
        Suggestion.nearest(given.key(), NAMES, 10)
            .map(name -> "Did you mean " + name + "?")
            .orElse("Remove it; docs/configuration.md lists every key.");
    return new ConfigError(given.key(), Secret.MASK, given.where(), "known keys only", action);
  }
}
