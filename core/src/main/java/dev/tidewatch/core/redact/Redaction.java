package dev.tidewatch.core.redact;

/**
 * What may be kept of a value that came from outside. Applied while parsing, before anything is
 * stored, so that no store, changelog, topic, log line or answer ever holds a secret.
 *
 * <p>Implementations are immutable, never throw and are idempotent.
 */
public interface Redaction {

  /**
   * The value of a configuration property, with its secret parts replaced.
   *
   * @param key the property's name, which alone can make its value a secret
   */
  String property(String key, String value);

  /** Free text (SQL, descriptions, error messages), with its secret parts replaced. */
  String text(String text);

  /**
   * Keeps everything; for data that was redacted before, and for measuring what redaction costs.
   */
  static Redaction none() {
    return new Redaction() {
      @Override
      public String property(String key, String value) {
        return value;
      }

      @Override
      public String text(String text) {
        return text;
      }
    };
  }
}
