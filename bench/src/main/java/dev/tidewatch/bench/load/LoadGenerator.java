package dev.tidewatch.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Asks a server over connections that stay open, each with one request at a time: the next goes out
 * when the answer to the one before is complete (a closed loop). One thread serves all connections,
 * with two system calls and a few microseconds for a request, so that it takes little from a server
 * on the same cores.
 *
 * <p>Owned by one thread, which does the work.
 */
public final class LoadGenerator implements AutoCloseable {

  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final int DIGITS = 3;

  private final Load load;
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private int next;
  private Tally tally = new Tally();

  /** Counts of one run. */
  private static final class Tally {
    private final Histogram nanos = new Histogram(DIGITS);
    private boolean counting = true;
    private long good;
    private long bad;
    private long bytes;
    private String example = "";
  }

  private static final class Connection {
    private final SocketChannel channel;
    private final AnswerReader reader;
    private long sentAt;
    private boolean waiting;

    Connection(SocketChannel channel, AnswerReader reader) {
      this.channel = channel;
      this.reader = reader;
    }
  }

  /** Connects so many times. */
  public LoadGenerator(Load load, int connections) throws IOException {
    this.load = load;
    this.selector = Selector.open();
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), load.port());
    for (int i = 0; i < connections; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Connection connection = new Connection(channel, new AnswerReader(load.expected()));
      channel.register(selector, SelectionKey.OP_READ, connection);
      this.connections.add(connection);
    }
  }

  /**
   * Asks for so long, and then waits for the answers that are still to come, which do not count.
   *
   * @throws IOException when a connection breaks, or nothing comes for half a minute
   */
  public LoadResult run(Duration duration) throws IOException {
    tally = new Tally();
    long start = System.nanoTime();
    for (Connection connection : connections) {
      send(connection);
    }
    long end = start + duration.toNanos();
    long now = start;
    while (now < end) {
      serve(Math.max(1, (end - now) / 1_000_000));
      now = System.nanoTime();
    }
    tally.counting = false;
    while (connections.stream().anyMatch(connection -> connection.waiting)) {
      serve(STUCK.toMillis());
      if (System.nanoTime() - now > STUCK.toNanos()) {
        throw new IOException("no answer within " + STUCK.toSeconds() + " s");
      }
    }
    Duration wall = Duration.ofNanos(now - start);
    return new LoadResult(wall, tally.good, tally.bad, tally.example, tally.bytes, tally.nanos);
  }

  private void serve(long millis) throws IOException {
    selector.select(millis);
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (connection.reader.read(connection.channel)) {
        answered(connection);
      }
    }
    selector.selectedKeys().clear();
  }

  private void answered(Connection connection) throws IOException {
    connection.waiting = false;
    if (tally.counting) {
      count(connection.reader, System.nanoTime() - connection.sentAt);
    }
    connection.reader.next();
    if (tally.counting) {
      send(connection);
    }
  }

  private void count(AnswerReader answer, long nanos) {
    tally.bytes += answer.bodyBytes();
    if (answer.isGood() && answer.bodyBytes() >= load.leastBody()) {
      tally.good++;
      tally.nanos.recordValue(nanos);
    } else {
      tally.bad++;
      tally.example = tally.example.isEmpty() ? answer.text() : tally.example;
    }
  }

  private void send(Connection connection) throws IOException {
    ByteBuffer request = ByteBuffer.wrap(load.requests().get(next));
    next = next + 1 == load.requests().size() ? 0 : next + 1;
    connection.waiting = true;
    connection.sentAt = System.nanoTime();
    connection.channel.write(request);
    if (request.hasRemaining()) {
      throw new IOException("the server does not even take a request of one line");
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }
}
