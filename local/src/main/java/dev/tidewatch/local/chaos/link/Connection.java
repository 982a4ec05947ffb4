package dev.tidewatch.local.chaos.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client and the server it reached through a link. Owned by the thread of the {@link Relay}. */
final class Connection {
  private final FaultyLink link;
  private final Consumer<Connection> identify;
  private final InetSocketAddress address;
  private final SocketChannel client;
  private final SocketChannel server;
  private final SelectionKey clientKey;
  private final SelectionKey serverKey;
  private final Pipe up;
  private final Pipe down;
  private boolean identified;
  private @Nullable String source;
  private boolean connected;

  /**
   * Begins to connect to the server.
   *
   * @param identify has {@link #isFrom} called later, should it matter who the client is
   */
  Connection(
      FaultyLink link,
      Consumer<Connection> identify,
      SocketChannel client,
      InetSocketAddress target,
      Selector selector)
      throws IOException {
    this.link = link;
    this.identify = identify;
    this.address = (InetSocketAddress) client.getRemoteAddress();
    this.client = client;
    this.server = SocketChannel.open();
    this.up = new Pipe(client, server);
    this.down = new Pipe(server, client);
    server.configureBlocking(false);
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    client.configureBlocking(false);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connected = server.connect(target);
    clientKey = client.register(selector, 0, this);
    serverKey = server.register(selector, connected ? 0 : SelectionKey.OP_CONNECT, this);
  }

  /** Who the client is; null as long as that is not known. */
  @Nullable String source() {
    if (!identified) {
      identified = true;
      identify.accept(this);
    }
    return source;
  }

  void isFrom(String name) {
    source = name;
  }

  /** The client's side of its connection. */
  InetSocketAddress address() {
    return address;
  }

  /** Moves what can be moved now. Closes the connection where one side is gone. */
  void step(long now) {
    if (!isOpen()) {
      return;
    }
    LinkMode mode = link.modeOf(this);
    try {
      switch (mode.kind()) {
        case REFUSE -> reset();
        case BLACKHOLE -> silence();
        case PASS -> pass(now, mode.delay().toNanos());
      }
    } catch (IOException e) {
      reset(); // One side is gone without a word: the other one learns it in the same way.
    }
  }

  private void pass(long now, long delayNanos) throws IOException {
    if (!connected) {
      connected = server.finishConnect();
      if (!connected) {
        serverKey.interestOps(SelectionKey.OP_CONNECT);
        return;
      }
    }
    up.read(now, delayNanos);
    down.read(now, delayNanos);
    up.write(now);
    down.write(now);
    if (up.isClosed() && down.isClosed()) {
      close();
      return;
    }
    clientKey.interestOps(interest(up, down, now));
    serverKey.interestOps(interest(down, up, now));
  }

  private static int interest(Pipe out, Pipe in, long now) {
    return (out.wantsRead() ? SelectionKey.OP_READ : 0)
        | (in.isDue(now) ? SelectionKey.OP_WRITE : 0);
  }

  private void silence() {
    clientKey.interestOps(0);
    serverKey.interestOps(0);
  }

  /** Nanoseconds until something is due; {@link Long#MAX_VALUE} where nothing waits. */
  long nanosToNext(long now) {
    return link.modeOf(this).kind() == LinkMode.Kind.PASS
        ? Math.min(up.nanosToNext(now), down.nanosToNext(now))
        : Long.MAX_VALUE;
  }

  boolean isOpen() {
    return client.isOpen();
  }

  /** Ends both sides with a reset. */
  void reset() {
    FaultyLink.reset(client);
    FaultyLink.reset(server);
  }

  private void close() throws IOException {
    client.close();
    server.close();
  }
}
