package dev.tidewatch.core.spark.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.tidewatch.core.redact.Redaction;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of text before it is kept: shared where it repeats, redacted where a person or a
 * program wrote it freely, and bounded. Not thread-safe.
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
  private final StringCache shared = new StringCache();

  Texts(Redaction redaction) {
    this.redaction = redaction;
  }

  /** A text that Spark or the cluster made, such as an executor id. */
  String shared(char[] chars, int offset, int length) {
    return shared.get(chars, offset, length);
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

  /**
   * The length in bytes of a JSON string's content, up to its closing quote or the end of the line.
   *
   * @param start just past the opening quote
   */
  static int rawLength(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, end) - start;
  }

  /**
   * Decodes only the beginning of a JSON string, so that a text of 100 MB is not created whole.
   *
   * @param start just past the opening quote of more than {@link #MAX_RAW_BYTES}
   */
  static String prefix(JsonFactory factory, byte[] bytes, int start) throws IOException {
    int end = start;
    int limit = start + MAX_RAW_BYTES;
    while (end < limit) {
      int next = end + charLength(bytes, end);
      if (next > limit) {
        break;
      }
      end = next;
    }
    byte[] quoted = new byte[end - start + 2];
    quoted[0] = '"';
    System.arraycopy(bytes, start, quoted, 1, end - start);
    quoted[quoted.length - 1] = '"';
    try (JsonParser parser = factory.createParser(quoted)) {
      parser.nextToken();
      return parser.getText();
    }
  }

  /** The bytes of the character at a position: an escape, or a UTF-8 sequence by its first byte. */
  private static int charLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    if (first == '\\') {
      return bytes[at + 1] == 'u' ? 6 : 2;
    }
    return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }
}
