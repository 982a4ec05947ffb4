package dev.tidewatch.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Accept-Encoding} header (RFC 9110, section 12.5.3). */
final class AcceptEncoding {

  private AcceptEncoding() {}

  /** Whether the client takes gzip: named, or by {@code *}, and not with a weight of 0. */
  static boolean takesGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    boolean any = false;
    for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      int semicolon = element.indexOf(';');
      String coding = (semicolon < 0 ? element : element.substring(0, semicolon)).strip();
      boolean wanted = semicolon < 0 || !isZero(element.substring(semicolon + 1).strip());
      if (coding.equals("gzip") || coding.equals("x-gzip")) {
        return wanted;
      }
      any |= coding.equals("*") && wanted;
    }
    return any;
  }

  private static boolean isZero(String weight) {
    return weight.matches("q\\s*=\\s*0(\\.0*)?");
  }
}
