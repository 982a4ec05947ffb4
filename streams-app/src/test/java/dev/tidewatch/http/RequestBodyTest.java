package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.HttpLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RequestBodyTest {

  private static final int MOST = 10;

  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.serving(
            new HttpLimits(2, Duration.ofSeconds(1), 4, MOST, 0),
            Authenticator.open(),
            Route.get("/length", "Test", "Its length.", r -> Response.json(r.body().length)),
            Route.get("/length", "Test", "Its length.", r -> Response.json(r.body().length))
                .method(Method.POST),
            Route.get("/open", "Test", "Open.", r -> Response.json("open"))
                .openToAll()
                .alwaysAnswered());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBodyIsReadWhole() throws IOException {
    assertThat(send("POST", "Content-Length: 10", "0123456789")).endsWith("10");
    assertThat(send("POST", "Transfer-Encoding: chunked", "4\r\n0123\r\n6\r\n456789\r\n0\r\n\r\n"))
        .endsWith("10");
    assertThat(send("POST", "X: y", "")).endsWith("0");
  }

  @Test
  void aBodyThatIsTooLongIsRefusedAlsoWhereItsLengthIsNotTold() throws IOException {
    assertThat(send("POST", "Content-Length: 11", "01234567890"))
        .startsWith("HTTP/1.1 413")
        .contains("body-too-large");
    assertThat(send("POST", "Transfer-Encoding: chunked", "b\r\n01234567890\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(send("POST", "Content-Length: 9999999999999", "")).startsWith("HTTP/1.1 413");
    assertThat(send("GET", "Content-Length: 11", "01234567890")).startsWith("HTTP/1.1 413");
    assertThat(server.meters().get(Refusals.NAME).tag("reason", "body-too-large").counter().count())
        .isEqualTo(4);
  }

  @Test
  void theBodyOfAGetMeansNothing() throws IOException {
    assertThat(send("GET", "Content-Length: 10", "0123456789")).endsWith("0");
  }

  @Test
  void aBodyThatBreaksOffIsTheCallersFault() throws IOException {
    assertThat(send("POST", "Transfer-Encoding: chunked", "zz\r\n")).startsWith("HTTP/1.1 4");
    assertThat(send("POST", "Content-Length: 10", "012")).startsWith("HTTP/1.1 408");
  }

  @Test
  void lengthsThatContradictEachOtherAreRefused() throws IOException {
    assertThat(send("POST", "Content-Length: 4\r\nTransfer-Encoding: chunked", "0\r\n\r\nGET "))
        .startsWith("HTTP/1.1 400");
    assertThat(send("POST", "Content-Length: 4\r\nContent-Length: 5", "01234"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  @Timeout(20)
  void aBodyThatTricklesIsNotWaitedForLongerThanARequestMayTake() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head("POST", "Content-Length: 10").getBytes(StandardCharsets.US_ASCII));
      TrickleClient.trickle(socket, "x", Duration.ofMillis(300));
      assertThat(TrickleClient.received(socket)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  @Timeout(20)
  void bodiesThatDoNotComeCannotHoldTheRoutesThatAreOpenToAll() throws IOException {
    String request =
        "GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\n";
    assertThat(RawClient.send(server.uri("/"), request)).startsWith("HTTP/1.1 200");
  }

  private String send(String method, String header, String body) throws IOException {
    return RawClient.send(server.uri("/"), head(method, header) + body).strip();
  }

  private static String head(String method, String header) {
    return method + " /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n";
  }
}
