package dev.tidewatch.app;

import dev.tidewatch.config.RedactionSettings;
import dev.tidewatch.core.redact.Redactor;
import java.util.regex.Pattern;

/** What is redacted: Spark's own pattern, and what is configured besides it. */
final class Redactors {

  private Redactors() {}

  static Redactor of(RedactionSettings settings) {
    if (settings.keys().isEmpty() && settings.values().isEmpty()) {
      return Redactor.sparkDefaults();
    }
    return Redactor.of(
        orDefault(settings.keys().map(Pattern::pattern).orElse("")),
        orDefault(settings.values().map(Pattern::pattern).orElse("")));
  }

  private static Pattern orDefault(String more) {
    String standard = Redactor.SPARK_REDACTION_REGEX;
    return Pattern.compile(more.isEmpty() ? standard : "(?:" + standard + ")|(?:" + more + ")");
  }
}
