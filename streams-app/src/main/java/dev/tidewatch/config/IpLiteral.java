package dev.tidewatch.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads IP addresses written as text, and nothing else: no name is ever looked up, and the forms
 * that the C library and {@link InetAddress} also take for IPv4 ({@code 127.1}, {@code 0x7f.1},
 * {@code 0177.0.0.1}, {@code 2130706433}) are no addresses here. Two readers that understand such a
 * text differently are how a check is passed by.
 */
public final class IpLiteral {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  /** The longest form: eight groups, the last two written as IPv4. */
  private static final int LONGEST = 45;

  private IpLiteral() {}

  /**
   * An IPv4 address as four decimal numbers, or an IPv6 address as in RFC 4291 section 2.2 without
   * brackets and zone. An IPv4-mapped IPv6 address ({@code ::ffff:10.0.0.1}) is the IPv4 address.
   */
  public static Optional<InetAddress> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes = text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    return bytes == null ? Optional.empty() : Optional.of(address(bytes));
  }

  /**
   * The same address without host name and zone, and as IPv4 if it is IPv4-mapped: what checks
   * should be made on.
   */
  public static InetAddress plain(InetAddress address) {
    return address(address.getAddress());
  }

  private static byte @Nullable [] ipv4(String text) {
    if (!IPV4.matcher(text).matches()) {
      return null;
    }
    String[] octets = text.split("\\.", -1);
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(octets[i]);
    }
    return bytes;
  }

  private static byte @Nullable [] ipv6(String text) {
    String hexadecimal = withoutDottedEnd(text);
    if (hexadecimal == null) {
      return null;
    }
    String[] halves = hexadecimal.split("::", -1);
    List<Integer> left = groups(halves[0]);
    List<Integer> right = halves.length == 2 ? groups(halves[1]) : List.of();
    if (halves.length > 2 || left == null || right == null) {
      return null;
    }
    int given = left.size() + right.size();
    if (halves.length == 1 ? given != 8 : given > 7) {
      return null;
    }
    byte[] bytes = new byte[16];
    put(left, bytes, 0);
    put(right, bytes, 8 - right.size());
    return bytes;
  }

  /** Writes an IPv4 address at the end as two groups, as {@code ::ffff:a00:1}. */
  private static @Nullable String withoutDottedEnd(String text) {
    int start = text.lastIndexOf(':') + 1;
    if (text.indexOf('.') < 0) {
      return text;
    }
    byte[] end = ipv4(text.substring(start));
    return end == null
        ? null
        : String.format(
            Locale.ROOT,
            "%s%02x%02x:%02x%02x",
            text.substring(0, start),
            end[0],
            end[1],
            end[2],
            end[3]);
  }

  private static @Nullable List<Integer> groups(String half) {
    List<Integer> groups = new ArrayList<>();
    if (half.isEmpty()) {
      return groups;
    }
    for (String group : half.split(":", -1)) {
      if (!GROUP.matcher(group).matches()) {
        return null;
      }
      groups.add(Integer.parseInt(group, 16));
    }
    return groups;
  }

  private static void put(List<Integer> groups, byte[] bytes, int firstGroup) {
    int at = 2 * firstGroup;
    for (int group : groups) {
      bytes[at++] = (byte) (group >> 8);
      bytes[at++] = (byte) group;
    }
  }

  /** Of 4 or 16 bytes; the JDK makes an IPv4 address of an IPv4-mapped one. */
  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
    }
  }
}
