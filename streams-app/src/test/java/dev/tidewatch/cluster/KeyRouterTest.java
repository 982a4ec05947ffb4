package dev.tidewatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.HttpLimits;
import dev.tidewatch.config.RequestHead;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.Handler;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ParameterType;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TermsParameters;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.query.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions about one thing, routed between real servers. */
class KeyRouterTest {

  private static final Duration HEDGE = Duration.ofMillis(200);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final FixedBoard board = new FixedBoard();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static Route route(Handler handler) {
    return Route.get("/things/{id}", "Things", "A thing.", handler)
        .parameters(
            Parameter.path("id", ParameterType.STRING, "Which."),
            Parameter.query("note", ParameterType.STRING, "Anything."),
            TermsParameters.CONSISTENCY,
            TermsParameters.MAX_LAG)
        .keyedBy("id")
        .problems(ProblemType.UNAVAILABLE);
  }

  private static Handler answering(String who) {
    return request -> Response.json(Map.of("answeredBy", who, "id", request.pathParameter("id")));
  }

  private static Problem unavailable() {
    return Problem.retryable(ProblemType.UNAVAILABLE, "not here", Duration.ofSeconds(1));
  }

  private String peer(Handler handler) {
    TestServer server = TestServer.serving(route(handler));
    open.add(server);
    return server.uri("/").getAuthority();
  }

  /** A peer that does not come back from its first call until {@code never}. */
  private String peerThatLosesTheFirst(AtomicInteger calls, CountDownLatch never, Handler others) {
    return peer(
        request -> {
          if (calls.incrementAndGet() == 1) {
            never.await();
          }
          return others.handle(request);
        });
  }

  /** A peer that takes connections and never says a word. */
  private String silentPeer() throws IOException {
    ServerSocket socket = new ServerSocket(0);
    open.add(socket);
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private TestServer here(Map<Integer, Role> roles, Handler handler) {
    PeerClient client = new PeerClient(new AnyPeer(), null, Duration.ofMillis(500));
    Cluster cluster = new Cluster("here", new Here(roles), board, client, HEDGE);
    TestServer server =
        TestServer.serving(new KeyRouter(cluster, Here.section(10)).routed(route(handler)));
    open.add(server);
    return server;
  }

  private TestServer elsewhere() {
    return here(Map.of(), request -> unavailable());
  }

  private static String body(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void theActiveReplicaAnswersWhereverItIs() {
    board.with(peer(answering("peer")), Map.of(1, Role.ACTIVE, 2, Role.STANDBY));
    TestServer here = here(Map.of(2, Role.ACTIVE, 1, Role.STANDBY), answering("here"));

    assertThat(body(here.get("/things/a1"))).contains("peer");
    assertThat(body(here.get("/things/a2"))).contains("here");
  }

  @Test
  void aKeyIsUnderstoodByThePeerAsItWasHere() {
    board.with(
        peer(
            request ->
                Response.json(
                    Map.of(
                        "id", request.pathParameter("id"),
                        "note", request.queryParameter("note").orElse("")))),
        Map.of(1, Role.ACTIVE));

    String body = body(elsewhere().get("/things/a%20b+c&d=e%3F%C3%A9%231?note=x%26y%3D%2B%C3%A9"));

    assertThat(body).contains("\"a b+c&d=e?\u00e9#1\"").contains("\"x&y=+\u00e9\"");
  }

  @Test
  void whatThePeerRefusesForGoodIsPassedOnAsItIs() {
    board.with(
        peer(request -> Problem.of(ProblemType.UNKNOWN_JOB, "no such thing")),
        Map.of(1, Role.ACTIVE));

    HttpResponse<byte[]> response = elsewhere().get("/things/a1");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(body(response)).contains("unknown-job", "no such thing");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void aPeerThatIsBrokenOrHasNotWhatWasExpectedIsNotTheAnswer() {
    board.with(
        peer(
            request -> {
              throw new IllegalStateException("a bug");
            }),
        Map.of(1, Role.ACTIVE));
    board.with(peer(request -> unavailable()), Map.of(1, Role.STANDBY));
    board.with(peer(answering("the third")), Map.of(1, Role.STANDBY));

    assertThat(body(elsewhere().get("/things/a1"))).contains("the third");
  }

  @Test
  void aPeerThatIsGoneIsSuspectedAndTheNextOneAnswers() throws IOException {
    String gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = "127.0.0.1:" + socket.getLocalPort();
    }
    board.with(gone, Map.of(1, Role.ACTIVE));

    HttpResponse<byte[]> response =
        here(Map.of(1, Role.STANDBY), answering("here")).get("/things/a1");

    assertThat(body(response)).contains("here");
    assertThat(board.suspected).contains(gone);
  }

  @Test
  void anActiveReplicaThatCannotBeReadAsOneIsReadAsACopyWhereThereIsNoOther() {
    board.with(
        peer(
            request ->
                request.headers().first(PeerClient.ACCEPT_ROLE) != null
                    ? unavailable()
                    : answering("a copy").handle(request)),
        Map.of(1, Role.ACTIVE));
    TestServer here = here(Map.of(1, Role.STANDBY), request -> unavailable());

    assertThat(body(here.get("/things/a1?consistency=any"))).contains("a copy");
    assertThat(here.get("/things/a1?consistency=active").statusCode()).isEqualTo(503);
  }

  @Test
  void aSilentPeerIsNotWaitedForAlone() throws IOException {
    board.with(silentPeer(), Map.of(1, Role.ACTIVE));
    board.with(peer(answering("standby")), Map.of(1, Role.STANDBY));

    assertThat(body(elsewhere().get("/things/a1"))).contains("standby");
  }

  @Test
  void theDeadlineOfTheCallerEndsTheWaitForASilentPeer() throws IOException {
    board.with(silentPeer(), Map.of(1, Role.ACTIVE));

    HttpResponse<byte[]> response = elsewhere().get("/things/a1", "Tidewatch-Deadline-Ms", "300");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void whateverIsInAPathMeansTheSameHereAndThere() {
    board.with(peer(answering("whoever")), Map.of(1, Role.ACTIVE));
    TestServer there = elsewhere();
    TestServer here = here(Map.of(1, Role.ACTIVE), answering("whoever"));
    List<String> paths = new ArrayList<>(List.of("/things/..;x1", "/things/;1", "/things/.;1"));
    for (int octet = 0; octet < 256; octet++) {
      paths.add("/things/a%%%02X1".formatted(octet));
      paths.add("/things/a;x=%%%02X1".formatted(octet));
    }
    for (String path : paths) {
      HttpResponse<byte[]> direct = here.get(path);
      HttpResponse<byte[]> forwarded = there.get(path);
      assertThat(forwarded.statusCode()).as(path).isEqualTo(direct.statusCode());
      if (direct.statusCode() == 200) {
        assertThat(body(forwarded)).as(path).isEqualTo(body(direct));
      }
    }
  }

  @Test
  void whatTakesMoreRoomOnceItIsEncodedAnewIsNotTooLongForAPeer() {
    HttpLimits limits =
        new HttpLimits(8, Duration.ofSeconds(5), 0, 0, 0, RequestHead.STANDARD.encodedAnew());
    TestServer peer = TestServer.serving(limits, Authenticator.open(), route(answering("peer")));
    open.add(peer);
    board.with(peer.uri("/").getAuthority(), Map.of(1, Role.ACTIVE));

    TestServer there = elsewhere();
    for (String text : List.of(",", "%2C", "%FF")) {
      String note = text.repeat((RequestHead.STANDARD.maxQueryLength() - 10) / text.length());
      assertThat(there.get("/things/a1?note=" + note).statusCode()).as(text).isEqualTo(200);
    }
    String id = ",".repeat(RequestHead.STANDARD.maxBytes() - 1_000) + "1";
    assertThat(there.get("/things/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void aCallThatIsLostIsMadeAgainWhereThereIsNobodyElse() {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    board.with(
        peerThatLosesTheFirst(calls, never, answering("second call")), Map.of(1, Role.ACTIVE));
    try {
      assertThat(body(elsewhere().get("/things/a1"))).contains("second call");
    } finally {
      never.countDown();
    }
    assertThat(calls).hasValue(2);
  }

  @Test
  void aCallThatIsLostIsNotWaitedForOnceItsPeerRefuses() {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    board.with(
        peerThatLosesTheFirst(calls, never, request -> unavailable()), Map.of(1, Role.ACTIVE));
    try {
      HttpResponse<byte[]> answer = elsewhere().get("/things/a1");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(never.getCount()).as("answered while the first call still hangs").isOne();
    } finally {
      never.countDown();
    }
    assertThat(calls).hasValueGreaterThan(1);
  }

  @Test
  void aCallerWithoutPatienceDoesNotBringAPeerUnderSuspicion() throws IOException {
    board.with(silentPeer(), Map.of(1, Role.ACTIVE));
    TestServer here = elsewhere();

    for (String patience : List.of("1", "20", "300")) {
      assertThat(here.get("/things/a1", "Tidewatch-Deadline-Ms", patience).statusCode())
          .isEqualTo(503);
    }
    assertThat(board.suspected).isEmpty();
  }

  @Test
  void aPeerThatHasTooMuchToDoIsNotMadeUpForByOthers() {
    AtomicInteger others = new AtomicInteger();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    TestServer full =
        TestServer.servingAtMost(
            1,
            route(
                request -> {
                  busy.countDown();
                  assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
                  return Response.json(Map.of());
                }));
    open.add(full);
    Thread occupier = new Thread(() -> full.get("/things/x9"));
    occupier.start();
    await(busy);
    board.with(full.uri("/").getAuthority(), Map.of(1, Role.ACTIVE));
    board.with(
        peer(
            request -> {
              others.incrementAndGet();
              return Response.json(Map.of());
            }),
        Map.of(1, Role.STANDBY));

    HttpResponse<byte[]> response = elsewhere().get("/things/a1");
    done.countDown();

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(body(response)).contains("overloaded");
    assertThat(others).hasValue(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void whoWantsTheActiveReplicaIsRefusedWhereThereIsNone() {
    board.with(peer(answering("standby")), Map.of(1, Role.STANDBY));

    HttpResponse<byte[]> response = elsewhere().get("/things/a1?consistency=active");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(body(response)).contains("unavailable");
  }

  @Test
  void aBodyOfAnySizeIsPassedOnWhole() {
    String large = "0123456789".repeat(3 * PeerBody.HELD / 10);
    board.with(peer(request -> Response.text("text/plain", large)), Map.of(1, Role.ACTIVE));

    assertThat(body(elsewhere().get("/things/a1"))).isEqualTo(large);
  }
}
