package dev.tidewatch.http;

import dev.tidewatch.config.ListenerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A port of this process. It is taken before there is a server, since others must be told its
 * number by what the server's routes are made of. Who connects by then is refused at once and can
 * ask another instance: the port is bound, but nobody listens.
 */
public final class Listener implements AutoCloseable {

  private final SocketChannel reservation;
  private final String host;
  private final int port;
  private final Optional<ServerTls> tls;

  private Listener(SocketChannel reservation, String host, int port, Optional<ServerTls> tls) {
    this.reservation = reservation;
    this.host = host;
    this.port = port;
    this.tls = tls;
  }

  /**
   * Takes the port, after the files of its TLS have been read.
   *
   * @param keys how the configuration names host and port, for the message: {@code http}
   * @throws dev.tidewatch.tls.TlsException if a file of its TLS cannot be used
   * @throws IllegalStateException if the address is not this machine's or the port is in use
   */
  public static Listener bind(ListenerSettings settings, String keys) {
    Optional<ServerTls> tls = settings.tls().map(files -> ServerTls.read(files, keys));
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        // With it, and only with it, a socket that listens may be bound to the same port.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(settings.host(), settings.port()));
        return new Listener(channel, settings.host(), channel.socket().getLocalPort(), tls);
      } catch (IOException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
    } catch (IOException | RuntimeException refused) {
      throw new IllegalStateException(
          "Cannot listen on %s, port %d: set %s.host to an own address and %s.port to a free port"
              .formatted(settings.host(), settings.port(), keys, keys),
          refused);
    }
  }

  /** Where it listens, such as {@code http://127.0.0.1:8480}. */
  public URI url() {
    return URI.create((tls.isPresent() ? "https://" : "http://") + authority());
  }

  /** Host and port, an IPv6 address in brackets. */
  public String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** TLS of what is accepted here. */
  Optional<ServerTls> tls() {
    return tls;
  }

  /**
   * Lets a connector accept here, and listens from now on.
   *
   * @throws IllegalStateException if another process has begun to listen there meanwhile
   */
  void handTo(ServerConnector connector) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(host, port));
        connector.open(channel);
      } catch (IOException | RuntimeException refused) {
        channel.close();
        throw refused;
      }
      reservation.close();
    } catch (IOException refused) {
      throw new IllegalStateException(
          "Cannot listen on %s: another process does by now".formatted(authority()), refused);
    }
  }

  /** Gives the port up where no server took it. */
  @Override
  public void close() {
    try {
      reservation.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
