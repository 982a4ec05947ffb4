package dev.tidewatch.core.versions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as Spark, Hadoop and their vendors write it: two or three numbers and a suffix of the
 * vendor's own ({@code 3.2.1.3.3.7180.0-274}, {@code 2.4.0-cdh6.3.2}).
 *
 * @param patch 0 where it is not written
 * @param suffix what follows the numbers, with its leading dot or dash; may be empty
 */
record VersionText(int major, int minor, int patch, String suffix) {

  private static final int LONGEST = 128;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<major>\\d{1,4})\\.(?<minor>\\d{1,4})(\\.(?<patch>\\d{1,6}))?"
              + "(?<suffix>[-._+][0-9A-Za-z._+-]*)?");

  static Optional<VersionText> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(trimmed);
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new VersionText(
            Integer.parseInt(form.group("major")),
            Integer.parseInt(form.group("minor")),
            number(form.group("patch")),
            text(form.group("suffix"))));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String text(@Nullable String suffix) {
    return suffix == null ? "" : suffix;
  }

  VersionLine line() {
    return new VersionLine(major, minor);
  }

  String base() {
    return major + "." + minor + "." + patch;
  }
}
