package dev.tidewatch.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Accept} header (RFC 9110, section 12.5.1). */
final class Accept {

  private Accept() {}

  /**
   * Whether the client takes a media type: the most specific range that has it decides.
   *
   * @param header null takes everything
   * @param type such as {@code text/event-stream}
   */
  static boolean takes(@Nullable String header, String type) {
    if (header == null || header.isBlank()) {
      return true;
    }
    String family = type.substring(0, type.indexOf('/')) + "/*";
    int best = -1;
    boolean taken = false;
    for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = element.split(";", -1);
      int precision = precision(parts[0].strip(), type, family);
      if (precision > best) {
        best = precision;
        taken = !isRefused(parts);
      }
    }
    return taken;
  }

  private static int precision(String range, String type, String family) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.equals(family)) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  private static boolean isRefused(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) {
        return true;
      }
    }
    return false;
  }
}
