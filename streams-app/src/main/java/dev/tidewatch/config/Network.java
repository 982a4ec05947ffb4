package dev.tidewatch.config;

import java.net.InetAddress;

/**
 * A network in CIDR notation, {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param address the first address of the network; never an IPv4-mapped IPv6 address
 * @param prefix how many leading bits all its addresses share: 0 to 32, or to 128 for IPv6
 */
public record Network(InetAddress address, int prefix) {

  /**
   * Checks the network.
   *
   * @throws IllegalArgumentException if the prefix is too long for the address, or the address has
   *     bits after the prefix: then it is more likely a slip than that network
   */
  public Network {
    address = IpLiteral.plain(address);
    byte[] bytes = address.getAddress();
    if (prefix < 0 || prefix > 8 * bytes.length) {
      throw new IllegalArgumentException("the prefix of a network is 0 to 32, or to 128 for IPv6");
    }
    for (int bit = prefix; bit < 8 * bytes.length; bit++) {
      if (bit(bytes, bit) != 0) {
        throw new IllegalArgumentException(
            "the address of a network has zeros after its first " + prefix + " bits");
      }
    }
  }

  /**
   * Reads {@code address/prefix}. No name is looked up; see {@link IpLiteral}.
   *
   * @throws IllegalArgumentException if the text is anything else, with what is wrong
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    String prefix = text.substring(slash + 1);
    if (slash < 0 || !prefix.matches("0|[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("a network is an address, '/' and the length of a prefix");
    }
    InetAddress address =
        IpLiteral.parse(text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("a network begins with an IP address"));
    return new Network(address, Integer.parseInt(prefix));
  }

  /** Whether the address is in this network. An IPv4-mapped IPv6 address counts as IPv4. */
  public boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = IpLiteral.plain(other).getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int whole = prefix / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != theirs[i]) {
        return false;
      }
    }
    int rest = prefix % 8;
    return rest == 0 || (mine[whole] ^ theirs[whole]) >> (8 - rest) == 0;
  }

  private static int bit(byte[] bytes, int index) {
    return bytes[index / 8] >> (7 - index % 8) & 1;
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefix;
  }
}
