package dev.tidewatch.it;

import java.util.List;
import java.util.Random;

/**
 * What stands where an id, a number or a cursor is expected, as it goes into a request line:
 * percent signs are meant, and characters stand for bytes.
 */
final class HostileText {

  /** Each of them has broken something somewhere. */
  static final List<String> KNOWN =
      List.of(
          "",
          "%00",
          "a%00b",
          "%ED%A0%80", // a surrogate, in what looks like UTF-8
          "%F0%9F%98%80",
          "%C0%AE%C0%AE", // dots, in more bytes than they need
          "%FF",
          "\u00c3\u00bc", // not encoded
          "\u00ff",
          ".",
          "..",
          "../",
          "../../../cluster",
          "%2e%2e",
          "%2e%2e%2f%2e%2e%2fcluster",
          "..%2f",
          "%252e%252e%252f",
          "%2f",
          "%2fetc%2fpasswd",
          "%5c..%5c",
          ";x=y",
          "a;x=y",
          "..;",
          "%3Bx=y",
          "'",
          "\"",
          "%22",
          "%27%20OR%20%271%27=%271",
          "1;DROP%20TABLE%20applications--",
          "<script>alert(1)</script>",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "{\"a\":1}",
          "%7B%22a%22:%5B1,2%5D%7D",
          "[1,2]",
          "%5B%5D",
          "-1",
          "0",
          "+1",
          "%2B1",
          "%D9%A3", // a digit, but not of ours
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "99999999999999999999",
          "1e999",
          "NaN",
          "-Infinity",
          "0x10",
          "1.5",
          "true",
          "null",
          "%0d%0aInjected:%20yes",
          "%0a",
          "%09",
          "%20",
          "+",
          "%",
          "%zz",
          "%4",
          "*",
          "?",
          "#",
          "&",
          "=",
          "@",
          "|",
          "${jndi:ldap://x/y}",
          "%24%7Bjndi:ldap://x/y%7D",
          "$(id)",
          "{{7*7}}",
          "%25s%25n%25x",
          "2024-02-30",
          "9999999-99-99T99:99:99.999GMT",
          "a".repeat(8_000),
          "(".repeat(8_000), // three times as long when it is encoded
          "%C3%BC".repeat(1_300),
          "\u00c3\u00bc".repeat(3_900),
          "0,".repeat(3_900),
          "0.5,".repeat(1_900));

  private HostileText() {}

  /** One of the known ones, or something put together at random. */
  static String any(Random random, List<String> more) {
    int pieces = random.nextInt(4);
    if (pieces == 0) {
      return one(random, more);
    }
    StringBuilder text = new StringBuilder();
    for (int piece = 0; piece < pieces; piece++) {
      text.append(random.nextBoolean() ? one(random, more) : noise(random));
    }
    return text.length() > 8_100 ? text.substring(0, 8_100) : text.toString();
  }

  private static String one(Random random, List<String> more) {
    int index = random.nextInt(KNOWN.size() + more.size());
    return index < KNOWN.size() ? KNOWN.get(index) : more.get(index - KNOWN.size());
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      int b = random.nextInt(256);
      // A space, and what is below, would end the request line here: encoded, it does not.
      noise.append(b <= ' ' || random.nextBoolean() ? "%%%02x".formatted(b) : (char) b);
    }
    return noise.toString();
  }

  /** A cursor with one bit changed. */
  static String flipped(String cursor, Random random) {
    int at = random.nextInt(cursor.length());
    char other = (char) (cursor.charAt(at) ^ 1 << random.nextInt(6));
    return cursor.substring(0, at) + "%%%02x".formatted((int) other) + cursor.substring(at + 1);
  }
}
