package dev.tidewatch.core.versions;

import java.util.Optional;

/**
 * A Scala version, down to what libraries must share.
 *
 * @param binary the binary version: 2.12, 2.13
 */
public record ScalaVersion(VersionLine binary) {

  private static final String PREFIX = "version ";

  /** The version of an event log ({@code version 2.12.10}) or of a jar's name ({@code 2.12}). */
  public static Optional<ScalaVersion> parse(String text) {
    String version = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    return VersionText.parse(version).map(parsed -> new ScalaVersion(parsed.line()));
  }

  @Override
  public String toString() {
    return binary.toString();
  }
}
