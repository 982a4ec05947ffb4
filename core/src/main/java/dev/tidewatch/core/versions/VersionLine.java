package dev.tidewatch.core.versions;

import java.util.Comparator;

/** A line of releases that share major and minor number: Spark 3.5, Hadoop 2.7, Scala 2.13. */
public record VersionLine(int major, int minor) implements Comparable<VersionLine> {

  private static final Comparator<VersionLine> OLDEST_FIRST =
      Comparator.comparingInt(VersionLine::major).thenComparingInt(VersionLine::minor);

  /**
   * The line that {@code text} names, such as {@code 3.5}.
   *
   * @throws IllegalArgumentException if it is not two numbers with a dot between
   */
  public static VersionLine of(String text) {
    return VersionText.parse(text)
        .filter(version -> version.line().toString().equals(text))
        .map(VersionText::line)
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is no line: write it as 3.5"));
  }

  @Override
  public int compareTo(VersionLine other) {
    return OLDEST_FIRST.compare(this, other);
  }

  /** {@code 3.5}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
