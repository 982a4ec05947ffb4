package dev.tidewatch.local.chaos.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that carries the bytes of all links of a run, and another one that finds out whose
 * connections they are. Thread-safe.
 */
public final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Selector selector;
  private final Sources sources;
  private final Thread thread;
  private final Thread identifying;
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
  private final Set<Connection> connections = new HashSet<>();

  private final BlockingQueue<Connection> unidentified = new LinkedBlockingQueue<>();

  /** Those with something to hand on later. */
  private final Set<Connection> waiting = new HashSet<>();

  private volatile boolean closed;

  /**
   * Starts the threads.
   *
   * @param sources tells whose connections they are
   */
  public Relay(Sources sources) {
    this.sources = sources;
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.thread = new Thread(this::run, "chaos-relay");
    thread.setDaemon(true);
    thread.start();
    this.identifying = new Thread(this::identify, "chaos-sources");
    identifying.setDaemon(true);
    identifying.start();
  }

  void accept(ServerSocketChannel listener, FaultyLink link) {
    request(
        () -> {
          try {
            listener.register(selector, SelectionKey.OP_ACCEPT, link);
          } catch (ClosedChannelException e) {
            LOG.debug("A link was closed before it was used", e);
          }
        });
  }

  /** Lets every connection find out what its link does now. */
  void changed(FaultyLink link) {
    request(() -> connections.forEach(this::step));
  }

  private void request(Runnable request) {
    requests.add(request);
    selector.wakeup();
  }

  private void run() {
    try {
      while (!closed) {
        turn();
      }
    } catch (IOException e) {
      LOG.error("The links are gone", e);
    } finally {
      connections.forEach(Connection::reset);
    }
  }

  private void turn() throws IOException {
    select();
    for (Runnable request = requests.poll(); request != null; request = requests.poll()) {
      request.run();
    }
    Set<Connection> ready = new HashSet<>();
    Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
    while (keys.hasNext()) {
      SelectionKey key = keys.next();
      keys.remove();
      if (key.attachment() instanceof Connection connection) {
        ready.add(connection);
      } else if (key.attachment() instanceof FaultyLink link && key.isValid()) {
        accept((ServerSocketChannel) key.channel(), link, ready);
      }
    }
    ready.addAll(waiting);
    waiting.clear();
    ready.forEach(this::step);
    connections.removeIf(connection -> !connection.isOpen());
  }

  private void step(Connection connection) {
    long now = System.nanoTime();
    connection.step(now);
    if (connection.isOpen() && connection.nanosToNext(now) < Long.MAX_VALUE) {
      waiting.add(connection);
    }
  }

  /** One look serves all who wait for it: it takes milliseconds, however many they are. */
  private void identify() {
    try {
      while (true) {
        List<Connection> some = new ArrayList<>();
        some.add(unidentified.take());
        unidentified.drainTo(some);
        Map<InetSocketAddress, String> names =
            sources.of(some.stream().map(Connection::address).collect(Collectors.toSet()));
        request(
            () -> {
              some.forEach(
                  each -> each.isFrom(names.getOrDefault(each.address(), Sources.UNKNOWN)));
              some.forEach(this::step);
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The relay is closed.
    }
  }

  /** Until a channel is ready, or something that was delayed is due. */
  private void select() throws IOException {
    long now = System.nanoTime();
    long nanos =
        waiting.stream()
            .mapToLong(connection -> connection.nanosToNext(now))
            .filter(next -> next > 0) // What is due waits for its receiver, not for time.
            .min()
            .orElse(Long.MAX_VALUE);
    if (nanos == Long.MAX_VALUE) {
      selector.select();
    } else {
      selector.select(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    }
  }

  private void accept(ServerSocketChannel listener, FaultyLink link, Set<Connection> ready)
      throws IOException {
    for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
      InetSocketAddress target = link.target();
      if (target == null) {
        FaultyLink.reset(client);
        continue;
      }
      try {
        // Where the link refuses, the first step resets it.
        var connection = new Connection(link, unidentified::add, client, target, selector);
        connections.add(connection);
        ready.add(connection);
      } catch (IOException e) {
        FaultyLink.reset(client); // Nobody listens there: the client finds out as it would itself.
      }
    }
  }

  /** Ends all connections and the threads. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    identifying.interrupt();
    try {
      thread.join();
      identifying.join();
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
