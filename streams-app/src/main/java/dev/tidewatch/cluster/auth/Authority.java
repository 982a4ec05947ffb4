package dev.tidewatch.cluster.auth;

import dev.tidewatch.config.IpLiteral;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code host:port} that has only one reading: the port a decimal number, the host an IPv4
 * address of four decimal numbers, an IPv6 address in brackets, or a name that no resolver takes
 * for an address.
 *
 * @param host without brackets; letters, digits, '-', '_', '.' and ':' only
 * @param address the host, if it is an address
 */
record Authority(String host, Optional<InetAddress> address, int port) {

  private static final int LONGEST = 300;

  private static final Pattern PARTS =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([a-zA-Z0-9._-]+)):([1-9][0-9]{0,4})");

  /** Labels as in DNS. Names in container networks have underscores too. */
  private static final Pattern NAME =
      Pattern.compile(
          "[a-zA-Z0-9_](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?"
              + "(?:\\.[a-zA-Z0-9_](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?)*");

  /** {@code inet_aton} reads a text that ends so as an IPv4 address, in one of many forms. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

  private static final int LONGEST_NAME = 253;

  /** Empty if the text is anything else. */
  static Optional<Authority> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(parts.group(3));
    if (port > 65_535) {
      return Optional.empty();
    }
    String bracketed = parts.group(1);
    if (bracketed != null) {
      return bracketed.indexOf(':') < 0
          ? Optional.empty()
          : IpLiteral.parse(bracketed).map(ip -> new Authority(bracketed, Optional.of(ip), port));
    }
    String host = parts.group(2);
    Optional<InetAddress> address = IpLiteral.parse(host);
    return address.isPresent() || isName(host)
        ? Optional.of(new Authority(host, address, port))
        : Optional.empty();
  }

  private static boolean isName(String host) {
    return host.length() <= LONGEST_NAME
        && NAME.matcher(host).matches()
        && !ENDS_IN_NUMBER.matcher(host).matches();
  }
}
