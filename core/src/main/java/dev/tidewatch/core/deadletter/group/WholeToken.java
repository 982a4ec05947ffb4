package dev.tidewatch.core.deadletter.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens that are one value as a whole. */
final class WholeToken {

  /** What the names of machines end with; other names with dots are classes, keys or fields. */
  private static final List<String> DOMAINS =
      List.of(
          "com",
          "net",
          "org",
          "io",
          "cloud",
          "local",
          "internal",
          "lan",
          "corp",
          "svc",
          "localdomain");

  private WholeToken() {}

  /** The mask of a token, or null where its parts must be looked at. */
  static @Nullable Mask maskOf(String token) {
    if (token.contains("://") || token.startsWith("jdbc:")) {
      return Mask.URL;
    }
    if (isTimestamp(token)) {
      return Mask.TIMESTAMP;
    }
    if (isEmail(token)) {
      return Mask.EMAIL;
    }
    if (isAddress(token)) {
      return Mask.HOST;
    }
    return isPath(token) ? Mask.PATH : null;
  }

  /** {@code 2024-03-01…} and {@code 12:34:56…}. */
  private static boolean isTimestamp(String token) {
    int first = Ascii.skipDigits(token, 0);
    int second = Ascii.skipDigits(token, first + 1);
    int third = Ascii.skipDigits(token, second + 1);
    boolean three = first > 0 && second > first + 1 && third > second + 1;
    char separator = Ascii.at(token, first);
    boolean date = separator == '-' && first == 4 && second == 7;
    boolean time = separator == ':' && first <= 2 && second == first + 3;
    return three && separator == Ascii.at(token, second) && (date || time);
  }

  private static boolean isEmail(String token) {
    int at = token.indexOf('@');
    int dot = token.lastIndexOf('.');
    return at > 0
        && dot > at + 1
        && dot < token.length() - 1
        && token.indexOf('/') < 0
        && !Ascii.isDigit(token.charAt(token.length() - 1));
  }

  /** A host, an IP address, {@code host/address}, each with or without a port. */
  private static boolean isAddress(String token) {
    int slash = token.indexOf('/');
    if (slash >= 0) {
      return isAddressPart(token.substring(slash + 1)) && token.indexOf('/', slash + 1) < 0;
    }
    return isAddressPart(token);
  }

  private static boolean isAddressPart(String part) {
    int colon = part.indexOf(':');
    if (colon != part.lastIndexOf(':')) {
      return isIpV6(part);
    }
    boolean port = colon > 0 && Ascii.skipDigits(part, colon + 1) == part.length();
    if (colon >= 0 && !port) {
      return false;
    }
    String host = colon < 0 ? part : part.substring(0, colon);
    return isIpV4(host) || isHostName(host, port);
  }

  private static boolean isIpV4(String text) {
    int at = 0;
    for (int group = 0; group < 4; group++) {
      int end = Ascii.skipDigits(text, at);
      if (end == at || end - at > 3 || (group < 3 && Ascii.at(text, end) != '.')) {
        return false;
      }
      at = end + 1;
    }
    return at == text.length() + 1;
  }

  /** With two colons or more; a zone may follow. */
  private static boolean isIpV6(String text) {
    int zone = text.indexOf('%');
    int end = zone < 0 ? text.length() : zone;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Ascii.isHex(c) && c != ':' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHostName(String host, boolean port) {
    if (port) {
      return host.equals("localhost")
          || (isMachineLike(host) && (host.indexOf('.') > 0 || host.indexOf('-') > 0));
    }
    int dot = host.lastIndexOf('.');
    return dot > 0
        && isMachineLike(host)
        && (host.indexOf('.') < dot || host.indexOf('-') > 0)
        && DOMAINS.contains(host.substring(dot + 1));
  }

  /** Lower case, as machines are named and classes are not; no file of a program. */
  private static boolean isMachineLike(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!Ascii.isLower(c) && !Ascii.isDigit(c) && c != '.' && c != '-') {
        return false;
      }
    }
    return !host.endsWith(".java")
        && !host.endsWith(".py")
        && Ascii.isAlphanumeric(Ascii.at(host, 0));
  }

  /** Absolute, or of three parts or more: {@code text/plain} and {@code and/or} are none. */
  private static boolean isPath(String token) {
    int slash = token.indexOf('/');
    boolean windows = token.indexOf('\\') == 2 && token.charAt(1) == ':';
    return windows || slash == 0 || (slash > 0 && token.indexOf('/', slash + 1) > 0);
  }
}
