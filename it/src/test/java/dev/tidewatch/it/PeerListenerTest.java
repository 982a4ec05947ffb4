package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.tidewatch.cluster.auth.PeerCall;
import dev.tidewatch.cluster.auth.PeerHeaders;
import dev.tidewatch.cluster.auth.PeerSigner;
import dev.tidewatch.config.Secret;
import dev.tidewatch.local.kafka.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One instance among members of its group that are no peers: one leads to a cloud's metadata
 * service, one to a port where no peer is, one to a listener of somebody else. Each of the four has
 * a partition.
 */
@ExtendWith(SharedKafka.class)
class PeerListenerTest {

  private static final String STATUS = "/internal/v1/status";
  private static final String VIEW = "/internal/v1/views/spark-versions?partitions=";
  private static final String REFUSED_CALLS = "tidewatch_peer_calls_refused_total";
  private static final String REFUSED_ADDRESSES = "tidewatch_peer_addresses_refused_total";
  private static final Secret SECRET = new Secret(Fleet.SECRET);

  private static final List<RunningInstance> running = new ArrayList<>();
  private static final List<String> heard = new CopyOnWriteArrayList<>();
  private static @Nullable ServerSocket forbidden;
  private static @Nullable HttpServer stranger;
  private static int peerPort;

  private final PeerSigner signer = new PeerSigner(SECRET, "test", Clock.systemUTC());

  @BeforeAll
  static void start(TestCluster cluster, @TempDir Path directory) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    forbidden = new ServerSocket(0, 50, loopback);
    stranger = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    stranger.createContext(
        "/",
        exchange -> {
          heard.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    stranger.start();
    peerPort = Ports.free(1).get(0);
    Deployment deployment = cluster.deployment("peers");
    String tokens = Tokens.in(directory).setting();
    int strange = stranger.getAddress().getPort();
    running.add(
        start(
            deployment,
            "honest",
            tokens,
            "cluster.port=" + peerPort,
            "cluster.peer.ports=80," + peerPort + "," + strange));
    running.add(start(deployment, "metadata", tokens, advertised("169.254.169.254:80")));
    running.add(start(deployment, "port", tokens, advertised(at(forbidden.getLocalPort()))));
    running.add(start(deployment, "stranger", tokens, advertised(at(strange))));
    honest()
        .await(
            "that each has a partition",
            () -> running.stream().allMatch(each -> replicas(each.api()) == 1));
  }

  private static RunningInstance start(Deployment deployment, String name, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(
        List.of("instance.name=" + name, "cluster.secret=" + Fleet.SECRET, "query.hedge.ms=50"));
    if (!name.equals("honest")) {
      all.add("cluster.port=0");
    }
    return deployment.with(all).start(deployment.state(name)).asked(api -> api.as(Tokens.OPERATOR));
  }

  private static String advertised(String address) {
    return "cluster.advertised.address=" + address;
  }

  private static String at(int port) {
    return "127.0.0.1:" + port;
  }

  /** Of applications. */
  private static int replicas(Api instance) {
    int replicas = 0;
    for (JsonNode replica : instance.json("cluster").path("members").get(0).path("replicas")) {
      if (replica.path("partition").asText().startsWith("peers.events-")) {
        replicas++;
      }
    }
    return replicas;
  }

  @AfterAll
  static void stop() throws IOException {
    running.forEach(RunningInstance::close);
    requireNonNull(stranger).stop(0);
    requireNonNull(forbidden).close();
  }

  private static Api honest() {
    return running.get(0).api();
  }

  /** A call as instances make it, with these headers of their own. */
  private RawRequest signed(PeerSigner by, String target, String path, String... headers) {
    TreeMap<String, String> own = new TreeMap<>();
    for (String header : headers) {
      own.put(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(' ') + 1));
    }
    Map<String, String> all = new HashMap<>(own);
    all.putAll(by.sign(new PeerCall("GET", target, path, own)).headers());
    RawRequest request = RawRequest.get(path);
    for (Map.Entry<String, String> header : all.entrySet()) {
      request = request.with(header.getKey() + ": " + header.getValue());
    }
    return request;
  }

  private RawRequest signed(String path, String... headers) {
    return signed(signer, at(peerPort), path, headers);
  }

  private static RawAnswer call(RawRequest request) {
    RawAnswer answer = RawAnswer.to(URI.create("http://" + at(peerPort)), request);
    Decency.check(request, answer);
    return answer;
  }

  /** The call is refused, for that reason, and counted. */
  private static RawAnswer refuse(String reason, RawRequest request) {
    String label = "reason=\"" + reason + "\"";
    double before = honest().metric(REFUSED_CALLS, label);
    RawAnswer answer = call(request);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("\"unauthenticated\"").doesNotContain("partition", reason);
    assertThat(honest().metric(REFUSED_CALLS, label)).isEqualTo(before + 1);
    return answer;
  }

  private static RawRequest changed(RawRequest request, String header, String value) {
    List<String> headers = new ArrayList<>(request.headers());
    headers.removeIf(line -> line.startsWith(header + ":"));
    headers.add(header + ": " + value);
    return new RawRequest(request.line(), headers, request.body());
  }

  @Test
  void aCallThatTheSecretSignedIsAnswered() {
    assertThat(call(signed(STATUS)).status()).isEqualTo(200);
    assertThat(call(signed(VIEW + "0&parameters=e30", "tidewatch-deadline-ms: 5000")).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {STATUS, VIEW + "0", "/api/v1/applications/x", "/", "/nowhere"})
  void whoShowsNothingOrATokenOfThePublicListenerIsRefused(String path) {
    refuse("missing", RawRequest.get(path));
    refuse("missing", RawRequest.get(path).with("Authorization: Bearer " + Tokens.OPERATOR));
  }

  @Test
  void whatIsNotSignedWithTheSecretIsRefused() {
    PeerSigner other = new PeerSigner(new Secret("some-other-secret"), "test", Clock.systemUTC());
    refuse("bad_signature", signed(other, at(peerPort), STATUS));
    refuse("bad_signature", changed(signed(STATUS), PeerHeaders.SIGNATURE, "A".repeat(43)));
    refuse("malformed", signed(STATUS).with(PeerHeaders.SEQUENCE + ": 7"));
  }

  @Test
  void whatIsChangedOnItsWayIsRefused() {
    String role = "tidewatch-accept-role";
    refuse("bad_signature", changed(signed(STATUS, role + ": active"), role, "any"));
    refuse("bad_signature", signed(STATUS).with("Tidewatch-Accept-Role: active"));
    refuse("bad_signature", changed(signed(STATUS), PeerHeaders.PEER, "somebody"));
    RawRequest call = signed(STATUS);
    refuse(
        "bad_signature",
        new RawRequest(call.line().replace("status", "views"), call.headers(), ""));
    refuse("malformed", signed(STATUS).with("Content-Length: 2").withBody("{}"));
  }

  @Test
  void aGenuineCallIsNotAnsweredTwice() {
    RawRequest call = signed(STATUS);
    assertThat(call(call).status()).isEqualTo(200);
    refuse("replayed", call);
    refuse("replayed", call);
  }

  @Test
  void aCallForAnotherInstanceIsRefused() {
    refuse("wrong_target", signed(signer, at(peerPort + 1), STATUS));
    refuse("wrong_target", signed(signer, "localhost:" + peerPort, STATUS));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600, -31, 31, 3_600})
  void aCallOfAnotherTimeIsRefusedAndToldTheTime(long seconds) {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    PeerSigner late = new PeerSigner(SECRET, "test", wrong);
    RawAnswer refusal = refuse("outside_time_window", signed(late, at(peerPort), STATUS));
    assertThat(refusal.header(PeerHeaders.CLOCK)).matches("[0-9]+;[A-Za-z0-9_-]{43}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/health/ready",
        "/api/v1/cluster",
        "/api/v1/events",
        "/api/v1/applications",
        "/api/v1/fleet/versions"
      })
  void peersFindNothingButWhatTheyNeed(String path) {
    assertThat(call(signed(path)).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {STATUS, VIEW + "0", "/internal/v1/", "/internal"})
  void whatPeersAskIsNotOnThePublicListener(String path) {
    RawRequest stranger = RawRequest.get(path);
    RawRequest operator = stranger.with("Authorization: Bearer " + Tokens.OPERATOR);
    for (RawRequest request : List.of(stranger, operator, signed(path))) {
      RawAnswer answer = RawAnswer.to(honest().root(), request);
      Decency.check(request, answer);
      assertThat(answer.status()).isEqualTo(request.equals(operator) ? 404 : 401);
    }
  }

  /** Application ids until each partition has one. */
  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add("application_1700000000000_" + i);
    }
    return ids;
  }

  @Test
  void anAddressWhereNoPeerCanBeIsNeverConnectedToAndCounted() throws IOException {
    double before = honest().metric(REFUSED_ADDRESSES);
    TreeSet<Integer> statuses = new TreeSet<>();
    for (String id : ids()) {
      statuses.add(honest().get("/api/v1/applications/" + id + "?consistency=active").status());
    }
    HttpAnswer list = honest().get("/api/v1/applications");

    assertThat(statuses).containsExactly(404, 503);
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.header("Tidewatch-Partial").split(",")).hasSize(3);
    assertThat(honest().metric(REFUSED_ADDRESSES)).isGreaterThan(before);
    ServerSocket listening = requireNonNull(forbidden);
    listening.setSoTimeout(1);
    assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void aPeersQuestionForWhatIsNotHereGoesNoFurther() {
    String some = "";
    for (String id : ids()) {
      String path = "/api/v1/applications/" + id;
      heard.clear();
      assertThat(honest().get(path + "?consistency=active").status()).isIn(404, 503);
      if (heard.stream().anyMatch(line -> line.startsWith(path))) {
        some = path; // its partition is the stranger's
        break;
      }
    }
    assertThat(some).isNotEmpty();

    // Of the same partition, and never asked before: no question to an instance is late then.
    String other = beside(some);
    for (String consistency : List.of("active", "any", "bounded")) {
      RawAnswer answer = call(signed(other + "?consistency=" + consistency));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    assertThat(heard).noneMatch(line -> line.contains(other));
  }

  /** An application that lies where that one does. */
  private static String beside(String path) {
    return IntStream.iterate(100, number -> number + 1)
        .mapToObj(number -> "/api/v1/applications/application_1700000000000_" + number)
        .filter(each -> MisplacedKeysTest.home(id(each)) == MisplacedKeysTest.home(id(path)))
        .findFirst()
        .orElseThrow();
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
