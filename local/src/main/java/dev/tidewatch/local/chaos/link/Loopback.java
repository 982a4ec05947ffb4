package dev.tidewatch.local.chaos.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Addresses of the loopback interface. On Linux all of 127.0.0.0/8 is there; macOS has 127.0.0.1
 * alone until {@code sudo ifconfig lo0 alias 127.0.0.2 up} adds another one.
 */
public final class Loopback {
  private Loopback() {}

  /**
   * A port of 127.0.0.{@code number}.
   *
   * @param number 1 to 254
   */
  public static InetSocketAddress of(int number, int port) {
    try {
      byte[] address = {127, 0, 0, (byte) number};
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
