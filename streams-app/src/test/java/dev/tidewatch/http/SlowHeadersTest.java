package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each byte comes well within the idle timeout of one second. */
class SlowHeadersTest {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.serving(
            4,
            Duration.ofSeconds(1),
            Route.get("/slow", "Test", "Slow.", SlowHeadersTest::slow),
            Route.get("/quick", "Test", "Quick.", request -> Response.json("quick")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @Timeout(20)
  void headersThatTrickleAreCutOff() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      send(socket, "GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      TrickleClient.trickle(socket, "x", PAUSE);
      assertThat(TrickleClient.received(socket)).isEmpty();
    }
  }

  @Test
  @Timeout(20)
  void soAreThoseOfALaterRequestOnTheSameConnection() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      send(socket, "GET /quick HTTP/1.1\r\nHost: x\r\n\r\nGET /quick HTTP/1.1\r\nX-Slow: ");
      TrickleClient.trickle(socket, "x", PAUSE);
      assertThat(TrickleClient.received(socket)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aQuickRequestMayBeAnsweredSlowly() throws IOException {
    assertThat(RawClient.get(server.uri("/"), "/slow")).contains("200", "\"slow\"");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Longer than two looks at the connection are apart, and than headers may take. */
  private static Response slow(Request request) throws InterruptedException {
    boolean never = new CountDownLatch(1).await(1_700, TimeUnit.MILLISECONDS);
    return Response.json(never ? "" : "slow");
  }
}
