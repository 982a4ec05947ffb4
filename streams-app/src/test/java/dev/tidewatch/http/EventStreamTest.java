package dev.tidewatch.http;

import static dev.tidewatch.http.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  /** As {@link TestServer} allows. */
  private static final int MAX_STREAMS = 4;

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final List<Socket> sockets = new ArrayList<>();
  private final AtomicLong batches = new AtomicLong();
  private final QueueFeed feed = new QueueFeed();
  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.serving(
            1,
            TIMEOUT,
            Route.get("/events", "Test", "Events.", request -> new Response.Events(feed)),
            Route.get("/own", "Test", "Events.", request -> new Response.Events(new QueueFeed())),
            Route.get("/flood", "Test", "Many.", request -> new Response.Events(new Flood())),
            Route.get("/broken", "Test", "Breaks.", request -> new Response.Events(new Broken())),
            Route.get("/other", "Test", "An answer.", request -> Response.json("done")));
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void anEventIsSentAsSoonAsItIsThereAndNeverCompressed() throws IOException {
    // given
    BufferedReader lines = open("/events", "Accept-Encoding: gzip\r\n");

    // when
    feed.add(new ServerSentEvent("change", "1", "{\"large\":\"" + "x".repeat(5_000) + "\"}"));

    // then
    assertThat(upTo(lines, "retry"))
        .contains("HTTP/1.1 200 OK", "Content-Type: text/event-stream")
        .contains("Cache-Control: no-store", "X-Accel-Buffering: no", "retry: 2000")
        .anyMatch(line -> line.startsWith("Tidewatch-Served-By: "))
        .noneMatch(line -> line.startsWith("Content-Encoding"));
    assertThat(upTo(lines, "data: ")).contains("event: change", "id: 1");

    // and when
    feed.add(new ServerSentEvent("change", "2", "more"));

    // then
    assertThat(upTo(lines, "data: ")).contains("id: 2");
  }

  @Test
  void aStreamHoldsNoPermitOfARequest() throws IOException {
    upTo(open("/events", ""), "retry");
    assertThat(server.get("/other").statusCode()).isEqualTo(200);
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void oneStreamTooManyIsRefusedUntilAnotherOneEnds() throws IOException {
    // given
    for (int i = 0; i < MAX_STREAMS; i++) {
      upTo(open("/own", ""), "retry");
    }

    // when
    HttpResponse<byte[]> refused = server.get("/own");

    // then
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(json(refused).get("code").asText()).isEqualTo("overloaded");

    // and when a client goes, which nobody tells the server, and another one asks now and then
    sockets.remove(0).close();

    // then
    await().atMost(Duration.ofSeconds(10)).until(() -> comes("/own"));
  }

  @Test
  void aClientThatNeverReadsIsLetGoAfterTheIdleTimeout() throws IOException {
    // given
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    sockets.add(socket);
    connect(socket, "/flood", "");

    // when
    await().until(() -> open() == 1);

    // then
    await().atMost(Duration.ofSeconds(10)).until(() -> open() == 0);
    assertThat(batches).hasPositiveValue();
  }

  @Test
  void aStreamWithoutEventsOutlivesTheIdleTimeout() throws IOException {
    // given
    BufferedReader lines = open("/events", "");
    upTo(lines, "retry");

    // when
    long start = System.nanoTime();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> System.nanoTime() - start > 3 * TIMEOUT.toNanos());
    feed.add(new ServerSentEvent("late", "1", "still there"));

    // then
    assertThat(upTo(lines, "data: ")).contains("event: late");
  }

  @Test
  void aWokenFeedSendsAComment() throws IOException {
    BufferedReader lines = open("/events", "");
    upTo(lines, "retry");
    feed.wake();
    assertThat(upTo(lines, ":")).contains(":");
  }

  @Test
  void streamsEndWholeAndAtOnceWhenTheServerStops() throws IOException {
    // given
    BufferedReader lines = open("/events", "");
    upTo(lines, "retry");

    // when
    long start = System.nanoTime();
    server.close();

    // then: the last chunk of the body is empty
    assertThat(lines.lines().toList()).contains("0");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(open()).isZero();
  }

  @Test
  void aFeedThatBreaksBreaksTheConnection() throws IOException {
    upTo(open("/broken", ""), "retry");
    await().atMost(Duration.ofSeconds(10)).until(() -> open() == 0);
    assertThat(server.get("/other").statusCode()).isEqualTo(200);
  }

  @Test
  void aStreamEndsBeforeItsNextEventOnceItsCallerIsNotLetInAnyMore() throws IOException {
    // given
    server.close();
    AtomicBoolean valid = new AtomicBoolean(true);
    server =
        TestServer.serving(
            TestServer.limits(1, TIMEOUT, 0),
            revocable(valid),
            Route.get("/events", "Test", "Events.", request -> new Response.Events(feed)));
    BufferedReader lines = open("/events", "");
    upTo(lines, "retry");

    // when
    valid.set(false);
    feed.add(new ServerSentEvent("change", "1", "not for everybody"));

    // then
    await().until(() -> open() == 0);
    assertThat(upTo(lines, "0")).noneMatch(line -> line.startsWith("data"));
  }

  private static Authenticator revocable(AtomicBoolean valid) {
    Authenticator open = Authenticator.open();
    return new Authenticator() {
      @Override
      public Admission admit(Incoming incoming) {
        return open.admit(incoming);
      }

      @Override
      public boolean stillValid(Principal principal) {
        return valid.get();
      }
    };
  }

  @Test
  void headHasTheHeadersOfTheStreamAndEnds() {
    HttpResponse<byte[]> head = server.send("HEAD", "/events");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(open()).isZero();
  }

  @Test
  void whoTakesNoEventsIsToldSo() {
    HttpResponse<byte[]> refused = server.get("/events", "Accept", "application/json");
    assertThat(refused.statusCode()).isEqualTo(406);
    assertThat(json(refused).get("detail").asText()).contains("text/event-stream");
  }

  private int open() {
    return (int) server.meters().get(EventStreams.NAME).gauge().value();
  }

  /** Whether a stream can be opened now. */
  private boolean comes(String path) throws IOException {
    try (Socket socket = new Socket()) {
      return connect(socket, path, "").readLine().contains(" 200 ");
    }
  }

  private BufferedReader open(String path, String headers) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    return connect(socket, path, headers);
  }

  private BufferedReader connect(Socket socket, String path, String headers) throws IOException {
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.uri("/").getPort()));
    socket.setSoTimeout(10_000);
    String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The lines up to the first one that begins so, lengths of chunks among them. */
  private static List<String> upTo(BufferedReader lines, String prefix) throws IOException {
    List<String> read = new ArrayList<>();
    String line = lines.readLine();
    while (line != null) {
      read.add(line);
      if (line.startsWith(prefix)) {
        return read;
      }
      line = lines.readLine();
    }
    throw new AssertionError("the stream ended after " + read);
  }

  /** Gives what a test puts into it. */
  private static final class QueueFeed implements EventFeed {

    private static final ServerSentEvent WAKE = new ServerSentEvent(null, null, null);

    private final BlockingQueue<ServerSentEvent> events = new LinkedBlockingQueue<>();

    void add(ServerSentEvent event) {
      events.add(event);
    }

    @Override
    public List<ServerSentEvent> next(Duration patience) throws InterruptedException {
      ServerSentEvent event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      return event == null || event.equals(WAKE) ? List.of() : List.of(event);
    }

    @Override
    public void wake() {
      events.add(WAKE);
    }
  }

  /** Always has more. */
  private final class Flood implements EventFeed {

    @Override
    public List<ServerSentEvent> next(Duration patience) {
      batches.incrementAndGet();
      return List.of(new ServerSentEvent("change", "1", "x".repeat(100_000)));
    }

    @Override
    public void wake() {}
  }

  private static final class Broken implements EventFeed {

    @Override
    public List<ServerSentEvent> next(Duration patience) {
      throw new IllegalStateException("a bug");
    }

    @Override
    public void wake() {}
  }
}
