package dev.tidewatch.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One configuration key: all that parsing, error messages and the reference page need to know.
 *
 * @param section the heading it stands under in the reference page
 * @param defaultValue text in the key's own format; null where the key is required
 * @param example a valid value, for messages and the reference page
 * @param doc one or two sentences on what it does and when to change it
 */
record Key<T>(
    Section section,
    String name,
    Type<T> type,
    @Nullable String defaultValue,
    String example,
    String doc) {

  /** The headings of the reference page, in its order. */
  enum Section {
    KAFKA("Kafka"),
    SPARK("Spark event logs"),
    FINDINGS("Findings"),
    DEADLETTER("Dead letters"),
    MIRROR("Mirrors"),
    OUTPUT("Output and redaction"),
    HISTORY("History"),
    HTTP("HTTP API"),
    CLUSTER("Several instances");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  static <T> Key<T> required(
      Section section, String name, Type<T> type, String example, String doc) {
    return new Key<>(section, name, type, null, example, doc);
  }

  static <T> Key<T> optional(
      Section section, String name, Type<T> type, String defaultValue, String doc) {
    return new Key<>(section, name, type, defaultValue, defaultValue, doc);
  }

  Key<T> example(String value) {
    return new Key<>(section, name, type, defaultValue, value, doc);
  }

  /** The environment variable that overrides this key. */
  String environmentVariable() {
    return Environment.PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
