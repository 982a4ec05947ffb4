package dev.tidewatch.core.redact;

import java.util.regex.Pattern;

/**
 * Replaces secrets before anything is stored or answered.
 *
 * <p>Two questions, two methods. A <em>property</em> has a key that may give the secret away, and
 * Spark has a rule for it that clients of the History Server know; {@link #redactProperty} follows
 * that rule to the byte and then looks for what the rule misses. <em>Free text</em> (SQL, job
 * descriptions, stage details, error messages, plans) has no key; {@link #redactText} replaces only
 * the secret part and leaves the rest readable.
 *
 * <p>Immutable and safe for use by any number of threads. Cost is linear in the length of the text
 * with no backtracking (an own {@link Pattern} given to {@link #of} is the exception: it costs what
 * it costs). Redacting twice changes nothing. Nothing here throws on any text.
 *
 * <p>What cannot be told is not redacted: a bare forty-character string with no name beside it may
 * be a key or a digest; {@code user/password@db} outside an Oracle URL may be a path; {@code -p
 * secret} and prose ({@code the password is secret}) have no form to tell them by.
 */
public final class Redactor {

  /** What stands in for a secret: {@code Utils.REDACTION_REPLACEMENT_TEXT} of Spark. */
  public static final String REPLACEMENT = "*********(redacted)";

  /** The default of {@code spark.redaction.regex} in Spark 4.1. */
  public static final String SPARK_REDACTION_REGEX = "(?i)secret|password|token|access[.]?key";

  private static final Redactor SPARK_DEFAULTS =
      new Redactor(SensitiveMatcher.sparkDefault(), SensitiveMatcher.sparkDefault());

  private final SensitiveMatcher key;
  private final SensitiveMatcher value;

  private Redactor(SensitiveMatcher key, SensitiveMatcher value) {
    this.key = key;
    this.value = value;
  }

  /** The redactor of a Spark whose {@code spark.redaction.regex} is not set. */
  public static Redactor sparkDefaults() {
    return SPARK_DEFAULTS;
  }

  /**
   * A redactor for a fleet with patterns of its own. Spark has one pattern for both: to equal a
   * History Server with {@code spark.redaction.regex} set, give that pattern twice.
   *
   * @param key found anywhere in a property's key, it hides the value
   * @param value found anywhere in a property's value, it hides the value
   */
  public static Redactor of(Pattern key, Pattern value) {
    return new Redactor(SensitiveMatcher.of(key), SensitiveMatcher.of(value));
  }

  /**
   * The value of a property as it may be stored. Hidden whole where Spark hides it (the pattern is
   * found in the key <em>or</em> in the value), else with its secret parts replaced.
   */
  public String redactProperty(String propertyKey, String propertyValue) {
    if (key.foundIn(propertyKey) || value.foundIn(propertyValue)) {
      return REPLACEMENT;
    }
    return redactText(propertyValue);
  }

  /** The text with its secret parts replaced; the same instance where there are none. */
  public String redactText(String text) {
    return Scan.redact(text).toString();
  }
}
