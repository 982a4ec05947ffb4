package dev.tidewatch.local.connectors;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a connector's settings have that nobody is to read in a terminal or a build's log, and texts
 * without it. A worker's messages and traces repeat values, also those that it has looked up.
 */
final class Secrets {

  private static final String MASK = "****";

  private static final Pattern NAME =
      Pattern.compile("password|passphrase|secret|token|jaas|credential|api.?key|private.?key");

  /** As in JAAS: {@code password="…"}. */
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");

  private static final Pattern USER_OF_URL = Pattern.compile("(?<=://)[^/@\\s\"']+@");

  /** A reference to a config provider is none itself. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\w+:[^}]*}");

  private final Set<String> values =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  /** Whether a setting's name says that its value is one. */
  static boolean isNameOfOne(String key) {
    return NAME.matcher(key.toLowerCase(Locale.ROOT)).find();
  }

  /** Adds the values of settings whose names say so. */
  static Secrets of(Map<String, String> settings) {
    Secrets secrets = new Secrets();
    settings.forEach(
        (key, value) -> {
          if (isNameOfOne(key)) {
            secrets.add(value);
          }
        });
    return secrets;
  }

  /** Whether the worker looks up the value, or a part of it, elsewhere. */
  static boolean isLookedUp(String value) {
    return REFERENCE.matcher(value).find();
  }

  void add(String value) {
    String known = REFERENCE.matcher(value).replaceAll("");
    if (known.isBlank()) {
      return;
    }
    values.add(known);
    QUOTED.matcher(known).results().forEach(quoted -> values.add(quoted.group(1)));
  }

  /** The text without any of them, and without what would steer a terminal. */
  String hide(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, MASK);
    }
    hidden = USER_OF_URL.matcher(hidden).replaceAll(MASK + "@");
    return hidden.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
  }

  /** Several texts. */
  List<String> hide(List<String> texts) {
    return texts.stream().map(this::hide).toList();
  }
}
