package dev.tidewatch.core.versions;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of Spark as an event log gives it ({@code SparkListenerLogStart}), taken apart.
 *
 * @param line major and minor number of the Apache release it is made from
 * @param patch third number of that release
 * @param suffix what follows it, with its leading dot or dash ({@code -cdh6.3.2}); may be empty
 */
public record SparkVersion(VersionLine line, int patch, String suffix) {

  private static final Pattern PREVIEW =
      Pattern.compile("-(preview|rc)[-.]?\\d*(-SNAPSHOT)?|-SNAPSHOT", Pattern.CASE_INSENSITIVE);

  /** The version that {@code text} names, if it names one. */
  public static Optional<SparkVersion> parse(String text) {
    return VersionText.parse(text)
        .map(version -> new SparkVersion(version.line(), version.patch(), version.suffix()));
  }

  /** The Apache release this is, or is made from: {@code 3.3.1}. */
  public String base() {
    return line + "." + patch;
  }

  /** Not a release: a preview, a release candidate, or a build of a development branch. */
  public boolean isPreview() {
    return PREVIEW.matcher(suffix).matches();
  }

  /** Built by someone else than the Spark project: it has a suffix of its own. */
  public boolean isVendorBuild() {
    return !suffix.isEmpty() && !isPreview();
  }

  /** Who built it, where its suffix tells. */
  public Optional<String> vendor() {
    return isVendorBuild() ? Vendors.bundled().vendorOf(suffix) : Optional.empty();
  }

  /** The version as Spark writes it. */
  @Override
  public String toString() {
    return base() + suffix;
  }
}
