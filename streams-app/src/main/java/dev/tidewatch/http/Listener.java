package dev.tidewatch.http;

import dev.tidewatch.config.ListenerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A bound port. It is bound before there is a server, since others must be told its number by what
 * the server's routes are made of; who connects by then waits until there is one.
 */
public final class Listener implements AutoCloseable {

  private final ServerSocketChannel channel;
  private final String host;
  private final int port;
  private final Optional<ServerTls> tls;

  private Listener(ServerSocketChannel channel, String host, int port, Optional<ServerTls> tls) {
    this.channel = channel;
    this.host = host;
    this.port = port;
    this.tls = tls;
  }

  /**
   * Binds the port, after the files of its TLS have been read.
   *
   * @param keys how the configuration names host and port, for the message: {@code http}
   * @throws dev.tidewatch.tls.TlsException if a file of its TLS cannot be used
   * @throws IllegalStateException if the address is not this machine's or the port is in use
   */
  public static Listener bind(ListenerSettings settings, String keys) {
    Optional<ServerTls> tls = settings.tls().map(files -> ServerTls.read(files, keys));
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
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

  /** Lets a connector accept here. */
  void handTo(ServerConnector connector) {
    try {
      connector.open(channel);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the channel is open and bound
    }
  }

  /** Gives the port up where no server took it. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
