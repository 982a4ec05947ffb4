package dev.tidewatch.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The event streams of a server: a bounded number, each with the thread of its request. They do not
 * count as requests that are being worked on. Thread-safe.
 */
final class EventStreams implements AutoCloseable {

  static final String NAME = "http.server.streams";

  /** The least time between two times that all clients are looked at. */
  private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Semaphore permits;
  private final Duration heartbeat;
  private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong probed = new AtomicLong(System.nanoTime() - PROBE_NANOS);
  private volatile boolean closed;

  /**
   * @param most open at a time
   * @param heartbeat without an event for so long, a client is sent a comment
   */
  EventStreams(int most, Duration heartbeat, MeterRegistry meters) {
    this.permits = new Semaphore(most);
    this.heartbeat = heartbeat;
    Gauge.builder(NAME, open, Set::size)
        .description("Event streams that are open")
        .strongReference(true)
        .register(meters);
  }

  /**
   * Makes room for one more stream.
   *
   * @param stillAllowed asked before each batch: once it says no, the stream ends
   * @return null if there is no room; clients that have gone are being looked for by then
   */
  @Nullable OpenStream open(Response.Events response, BooleanSupplier stillAllowed) {
    if (!permits.tryAcquire()) {
      probe();
      return null;
    }
    OpenStream stream = new OpenStream(response, () -> !closed && stillAllowed.getAsBoolean());
    open.add(stream);
    return stream;
  }

  /**
   * That a client has gone shows only when something is written to it: the first write is answered
   * with a reset, the second one fails.
   */
  private void probe() {
    long last = probed.get();
    long now = System.nanoTime();
    if (now - last >= PROBE_NANOS && probed.compareAndSet(last, now)) {
      open.forEach(stream -> stream.response.feed().wake());
    }
  }

  /** Ends every stream, and those that are opened from now on: their clients connect elsewhere. */
  @Override
  public void close() {
    closed = true;
    open.forEach(stream -> stream.response.feed().wake());
  }

  /** A stream that has room; closing it gives that back. Owned by the thread of its request. */
  final class OpenStream implements AutoCloseable {

    private final Response.Events response;
    private final BooleanSupplier goesOn;

    private OpenStream(Response.Events response, BooleanSupplier goesOn) {
      this.response = response;
      this.goesOn = goesOn;
    }

    /** What is answered, for its headers. */
    Response.Events response() {
      return response;
    }

    /**
     * Sends events until the stream is to end.
     *
     * @throws IOException when the client has gone, or has not read for the idle timeout
     */
    void run(HttpServletResponse target) throws IOException, InterruptedException {
      EventWriter out = new EventWriter(target.getOutputStream());
      out.begin();
      List<ServerSentEvent> events = response.feed().next(heartbeat);
      while (goesOn.getAsBoolean()) { // asked after the waiting: what came is for who may have it
        out.write(events);
        events = response.feed().next(heartbeat);
      }
    }

    @Override
    public void close() {
      open.remove(this);
      permits.release();
    }
  }
}
