package dev.tidewatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of the loopback address. */
public final class Ports {
  /** The address everything local listens on; nothing is reachable from another machine. */
  public static final String HOST = "127.0.0.1";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private Ports() {}

  /**
   * Different ports that were free a moment ago.
   *
   * @param count how many
   */
  public static List<Integer> free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(listen(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + HOST, e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  /**
   * The port itself when it is free, any free port for 0.
   *
   * @param port 0 to 65535
   * @param user who needs it, for the message
   * @throws PortTakenException when another program listens there
   */
  public static int claim(int port, String user) {
    try (var socket = listen(port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PortTakenException(port, user, e);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
      return socket;
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
