package dev.tidewatch.local.chaos.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on the loopback interface, whose clients can be delayed, silenced and refused: all of
 * them, or those of one process. Thread-safe; its connections belong to a {@link Relay}.
 */
public final class FaultyLink implements AutoCloseable {
  private final Relay relay;
  private final ServerSocketChannel listener;
  private final InetSocketAddress address;
  private final Map<String, LinkMode> modes = new ConcurrentHashMap<>();
  private volatile LinkMode mode = LinkMode.PASS;
  private volatile @Nullable InetSocketAddress target;

  private FaultyLink(Relay relay, ServerSocketChannel listener, InetSocketAddress address) {
    this.relay = relay;
    this.listener = listener;
    this.address = address;
  }

  /**
   * Listens. Connections are reset until {@link #to} has said where they go.
   *
   * @param listen a loopback address; port 0 takes any free one
   */
  public static FaultyLink open(Relay relay, InetSocketAddress listen) {
    if (!listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(listen + " can be reached from elsewhere");
    }
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      listener.bind(listen);
      listener.configureBlocking(false);
      var link = new FaultyLink(relay, listener, (InetSocketAddress) listener.getLocalAddress());
      relay.accept(listener, link);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException("no link can be opened on " + listen, e);
    }
  }

  /** Where connections made from now on go. */
  public void to(InetSocketAddress server) {
    target = server;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** The same as {@code host:port}. */
  public String hostAndPort() {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Changes what happens to every connection, of any process, and forgets {@link #modeFrom}. */
  public void mode(LinkMode changed) {
    modes.clear();
    mode = changed;
    relay.changed(this);
  }

  /**
   * Changes what happens to the connections of one process.
   *
   * @param source its name in the {@link Sources} of the relay
   */
  public void modeFrom(String source, LinkMode changed) {
    modes.put(source, changed);
    relay.changed(this);
  }

  /** A connection waits while it matters whose it is and that is not known yet. */
  LinkMode modeOf(Connection connection) {
    if (modes.isEmpty()) {
      return mode;
    }
    String source = connection.source();
    return source == null ? LinkMode.BLACKHOLE : modes.getOrDefault(source, mode);
  }

  @Nullable InetSocketAddress target() {
    return target;
  }

  /** Ends its connections and stops listening. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mode(LinkMode.REFUSE);
  }

  /** Closes so that the other side sees a reset, not an end. */
  static void reset(SocketChannel channel) {
    try {
      if (channel.isOpen()) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      channel.close();
    } catch (IOException e) {
      // It was gone already, which is what was wanted.
    }
  }
}
