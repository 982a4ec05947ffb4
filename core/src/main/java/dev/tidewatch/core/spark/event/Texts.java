package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.redact.Redaction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of text before it is kept: shared where it repeats, redacted where a person or a
 * program wrote it freely, and bounded.
 */
final class Texts {

  /**
   * The longest free text that is kept, in characters. Spark's stage details and stack traces have
   * some thousands. In UTF-8 the longest takes 768 KiB, so that one text alone never exceeds the 1
   * MiB that Kafka brokers and producers allow a record by default.
   */
  static final int MAX_CHARS = 256 * 1024;

  /** Ends a text that was longer. */
  static final String CUT = "… (cut by Tidewatch after " + MAX_CHARS + " characters)";

  /**
   * Read past the cut and dropped after redaction, so that a secret across the cut is seen whole.
   * Longer than a private key.
   */
  private static final int OVERLAP = 16 * 1024;

  /**
   * More of the JSON text is not decoded: all kept characters fit in even if each is written as
   * {@code \}{@code uXXXX}.
   */
  static final int MAX_RAW_BYTES = 6 * (MAX_CHARS + OVERLAP);

  private final Redaction redaction;

  Texts(Redaction redaction) {
    this.redaction = redaction;
  }

  /** A free text, redacted and bounded. */
  String free(String text) {
    return bounded(text, redaction::text);
  }

  /** A property's value, redacted and bounded. */
  String property(String key, String value) {
    return bounded(value, v -> redaction.property(key, v));
  }

  /** The value of an entry whose key says nothing about it, such as a log's address. */
  String freeEntry(String key, String value) {
    return free(value);
  }

  /** A text that Spark always writes, where a log has null instead. */
  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String bounded(String text, UnaryOperator<String> redact) {
    if (text.length() <= MAX_CHARS) {
      return redact.apply(text);
    }
    boolean whole = text.length() < MAX_CHARS + OVERLAP;
    String redacted = redact.apply(whole ? text : text.substring(0, MAX_CHARS + OVERLAP));
    int end = Math.max(0, Math.min(MAX_CHARS, redacted.length() - (whole ? 0 : OVERLAP)));
    if (whole && end == redacted.length()) {
      return redacted;
    }
    if (end > 0 && Character.isHighSurrogate(redacted.charAt(end - 1))) {
      end--;
    }
    return redacted.substring(0, end) + CUT;
  }
}
