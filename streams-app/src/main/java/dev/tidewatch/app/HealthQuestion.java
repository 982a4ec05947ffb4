package dev.tidewatch.app;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** What can be asked of an instance's health. */
enum HealthQuestion {
  /** Whether the process answers at all. */
  LIVE,
  /** Whether traffic may be sent to it. */
  READY,
  /** Whether it may be stopped now. */
  ROLL;

  /** As on the command line and in the path. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name, for the command line. */
  static HealthQuestion parse(String name) {
    return Arrays.stream(values())
        .filter(question -> question.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("'" + name + "' is none of live, ready and roll"));
  }

  String path() {
    return "/health/" + this;
  }

  /** Whether it makes sense to go on asking where nobody listens. */
  boolean waitsForAListener() {
    return this != ROLL;
  }
}
