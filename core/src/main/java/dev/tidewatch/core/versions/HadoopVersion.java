package dev.tidewatch.core.versions;

import java.util.Optional;

/**
 * A version of Hadoop's client libraries.
 *
 * @param line major and minor number of the Apache release it is made from
 * @param patch third number of that release
 * @param suffix what follows it ({@code -amzn-8}, {@code .7.1.7.0-551}); may be empty
 */
public record HadoopVersion(VersionLine line, int patch, String suffix) {

  /** The version that {@code text} names, if it names one. */
  public static Optional<HadoopVersion> parse(String text) {
    return VersionText.parse(text)
        .map(version -> new HadoopVersion(version.line(), version.patch(), version.suffix()));
  }

  /**
   * The version of the Hadoop client on a classpath. No field of an event log holds it; the names
   * of the jars do.
   *
   * @param entries paths or URLs, as in Spark's {@code Classpath Entries}
   * @return empty where no jar tells, as on a classpath of directories only
   */
  public static Optional<HadoopVersion> fromClasspath(Iterable<String> entries) {
    return ClasspathVersions.of(entries).hadoop();
  }

  /** The Apache release this is, or is made from: {@code 3.3.4}. */
  public String base() {
    return line + "." + patch;
  }

  /** The version as the jar's name has it. */
  @Override
  public String toString() {
    return base() + suffix;
  }
}
