package dev.tidewatch.cluster.auth;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which text can be signed. All of it is visible ASCII, so that what is signed is byte for byte
 * what is sent: nothing that a client, a proxy or a server would encode, trim or fold.
 */
final class SignedText {

  /** More headers of one's own than this are no call of Tidewatch. */
  static final int MOST_HEADERS = 32;

  private static final Pattern NAME = Pattern.compile(PeerHeaders.PREFIX + "[a-z0-9-]+");

  private SignedText() {}

  /** Not empty, and no spaces. */
  static boolean isWord(String text) {
    return !text.isEmpty() && isVisible(text, '!');
  }

  static boolean isRequestLine(String method, String pathAndQuery) {
    return method.equals("GET") && isWord(pathAndQuery) && pathAndQuery.charAt(0) == '/';
  }

  static boolean areHeaders(Map<String, String> headers) {
    return headers.size() <= MOST_HEADERS
        && headers.entrySet().stream()
            .allMatch(header -> isName(header.getKey()) && isValue(header.getValue()));
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static boolean isValue(String value) {
    return isVisible(value, ' ') && !value.startsWith(" ") && !value.endsWith(" ");
  }

  private static boolean isVisible(String text, char first) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < first || c > '~') {
        return false;
      }
    }
    return true;
  }
}
