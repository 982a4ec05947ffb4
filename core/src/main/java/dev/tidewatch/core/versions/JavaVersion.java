package dev.tidewatch.core.versions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java release.
 *
 * @param feature its number: 8, 11, 17, …
 */
public record JavaVersion(int feature) {

  private static final Pattern FORM = Pattern.compile("(1\\.)?(?<feature>\\d{1,3})(\\D.*)?");

  /** The release of a {@code java.version}: {@code 1.8.0_92 (Oracle Corporation)} is Java 8. */
  public static Optional<JavaVersion> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(new JavaVersion(Integer.parseInt(form.group("feature"))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return Integer.toString(feature);
  }
}
