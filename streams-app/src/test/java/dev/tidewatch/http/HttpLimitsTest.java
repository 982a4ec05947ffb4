package dev.tidewatch.http;

import static dev.tidewatch.http.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.config.ListenerSettings;
import dev.tidewatch.http.Admission.Admitted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLimitsTest {

  private static final int MAX_REQUESTS = 4;

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private TestServer server;

  @BeforeEach
  void start() {
    server =
        TestServer.serving(
            MAX_REQUESTS,
            Duration.ofSeconds(1),
            Route.get("/slow", "Test", "Waits.", this::waitForRelease),
            Route.get("/time", "Test", "The time left.", HttpLimitsTest::timeLeft),
            Route.get("/alive", "Test", "Always.", request -> Response.json("yes"))
                .alwaysAnswered());
  }

  @AfterEach
  void stop() {
    release.countDown();
    callers.shutdown();
    server.close();
  }

  @Test
  void oneRequestTooManyIsRefusedAtOnceWhileHealthIsStillAnswered() {
    // given
    List<CompletableFuture<HttpResponse<byte[]>>> slow = new ArrayList<>();
    for (int i = 0; i < MAX_REQUESTS; i++) {
      slow.add(CompletableFuture.supplyAsync(() -> server.get("/slow"), callers));
    }
    await().until(() -> waiting.get() == MAX_REQUESTS);

    // when
    HttpResponse<byte[]> refused = server.get("/time");

    // then
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(json(refused).get("code").asText()).isEqualTo("overloaded");
    assertThat(server.get("/alive").statusCode()).isEqualTo(200);

    // and when
    release.countDown();

    // then
    assertThat(slow).allSatisfy(s -> assertThat(s.join().statusCode()).isEqualTo(200));
    assertThat(server.get("/time").statusCode()).isEqualTo(200);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToAskAgainWhileHealthIsStillAnswered() {
    try (TestServer limited =
        TestServer.serving(
            TestServer.limits(MAX_REQUESTS, Duration.ofSeconds(5), 1),
            incoming ->
                new Admitted(
                    new Principal(String.valueOf(incoming.headers().first("X-Name")), Role.VIEWER)),
            Route.get("/one", "Test", "One.", request -> Response.json("one")),
            Route.get("/alive", "Test", "Always.", request -> Response.json("yes"))
                .alwaysAnswered())) {
      // given a burst of two seconds' worth
      assertThat(limited.get("/one", "X-Name", "a").statusCode()).isEqualTo(200);
      assertThat(limited.get("/nowhere", "X-Name", "a").statusCode()).isEqualTo(404);

      // when
      HttpResponse<byte[]> refused = limited.get("/one", "X-Name", "a");

      // then
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("1");
      assertThat(json(refused).get("code").asText()).isEqualTo("rate-limited");
      assertThat(limited.get("/alive", "X-Name", "a").statusCode()).isEqualTo(200);
      assertThat(limited.get("/one", "X-Name", "b").statusCode()).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> limited.get("/one", "X-Name", "a").statusCode() == 200);
    }
  }

  @Test
  void aRequestThatIsBeingAnsweredIsFinishedBeforeTheServerStops() {
    // given
    var slow = CompletableFuture.supplyAsync(() -> server.get("/slow"), callers);
    await().until(() -> waiting.get() == 1);

    // when
    var stopped = CompletableFuture.runAsync(server::close, callers);
    await().until(() -> refusesConnections());
    release.countDown();

    // then
    assertThat(slow.join().statusCode()).isEqualTo(200);
    stopped.join();
  }

  @Test
  void aHandlerKnowsHowMuchTimeItHas() {
    assertThat(json(server.get("/time")).asLong()).isBetween(1L, 1_000L);
  }

  @ParameterizedTest
  @CsvSource({"8192,200", "8193,414"})
  void theQueryStringHasABound(int length, int status) {
    assertThat(server.get("/time?" + "q".repeat(length)).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.0.2.1"})
  void anAddressThatCannotBeListenedOnIsAnErrorThatNamesTheKeys(String host) {
    var taken = new ListenerSettings(host, server.uri("/").getPort(), Optional.empty());
    assertThatIllegalStateException()
        .isThrownBy(() -> Listener.bind(taken, "http"))
        .withMessageContainingAll(host, "http.host", "http.port");
  }

  @Test
  void headersHaveABound() {
    HttpResponse<byte[]> response = server.get("/time", "X-Large", "h".repeat(20_000));
    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(json(response).get("code").asText()).isEqualTo("headers-too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "GARBAGE,400",
    "GET /a%zz HTTP/1.1,400",
    "GET /../etc HTTP/1.1,400",
    "GET /\u0000 HTTP/1.1,400",
    "GET / HTTP/9.9,505"
  })
  void whatIsNotHttpIsAProblemThatShowsNothingOfTheInside(String line, int status)
      throws IOException {
    String response =
        RawClient.send(server.uri("/"), line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(response)
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", "\"code\" : ")
        .contains("Tidewatch-Served-By")
        .doesNotContain("Jetty", "jetty", "Exception", "<html", "\tat ");
  }

  @Test
  void aClientThatSendsNothingIsLetGo() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("GET /time HT".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes().length).isLessThan(2_000);
    }
  }

  private boolean refusesConnections() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri("/").getPort())) {
      return !socket.isConnected();
    } catch (IOException refused) {
      return true;
    }
  }

  private Response waitForRelease(Request request) throws InterruptedException {
    waiting.incrementAndGet();
    release.await();
    return Response.json("done");
  }

  private static Response timeLeft(Request request) {
    return Response.json(request.deadline().remaining().toMillis());
  }
}
