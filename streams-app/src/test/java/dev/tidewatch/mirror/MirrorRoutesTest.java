package dev.tidewatch.mirror;

import static dev.tidewatch.http.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.core.mirror.link.Method;
import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.mirror.probe.Clusters;
import dev.tidewatch.mirror.routes.MirrorRoutes;
import dev.tidewatch.testkit.DriverStores;
import dev.tidewatch.testkit.EmbeddedBroker;
import dev.tidewatch.testkit.Shards;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The routes over a real server, answered from two partitions; groups are asked of a real broker.
 */
class MirrorRoutesTest {

  private static final String FLOWS = "/api/v1/mirrors/flows";

  private static MirrorHarness first;
  private static MirrorHarness second;
  private static Clusters clusters;
  private static TestServer server;

  @BeforeAll
  static void start() {
    first = new MirrorHarness();
    second = new MirrorHarness();
    for (int i = 0; i < 5; i++) {
      first.emitted();
      first.carried();
      first.watched(Duration.ofSeconds(1), "heartbeats", "A.heartbeats");
    }
    for (int group = 0; group < 5; group++) {
      first.checkpoint("g" + group, 0, 10, 8);
    }
    first.emitted();
    first.carried();
    first.watched(Duration.ofSeconds(1), "heartbeats", "A.heartbeats");
    for (String source : List.of("C", "D", "E")) {
      second.heartbeat("heartbeats", source, "B", second.now(), Method.READ_AS_IT_CAME);
    }
    second.watched(Duration.ofSeconds(1), "heartbeats");
    Clock clock = Clock.fixed(Instant.ofEpochMilli(first.now()), ZoneOffset.UTC);
    Properties own = new Properties();
    own.setProperty("bootstrap.servers", EmbeddedBroker.shared().bootstrap());
    clusters = new Clusters(Naming.DEFAULT, false, own, Map.of(), Duration.ofSeconds(5), clock);
    server =
        TestServer.serving(
            MirrorRoutes.of(
                    new MirrorQueries(
                        new Shards(
                            List.of(
                                new DriverStores(first.driver), new DriverStores(second.driver))),
                        new MirrorScope(Naming.DEFAULT, Optional.empty(), false),
                        new Failover(clusters, Duration.ofMinutes(5)),
                        clock))
                .toArray(Route[]::new));
  }

  @AfterAll
  static void stop() {
    server.close();
    clusters.close();
    first.close();
    second.close();
  }

  private static List<String> sources(String query) {
    List<String> sources = new ArrayList<>();
    json(server.get(FLOWS + query))
        .get("items")
        .forEach(flow -> sources.add(flow.get("source").asText()));
    return sources;
  }

  @Test
  void flowsOfAllPartitionsAreListedPageByPage() {
    assertThat(sources("")).containsExactly("A", "C", "D", "E");
    assertThat(sources("?state=LIVE")).containsExactly("A");
    assertThat(sources("?state=UNMEASURED")).containsExactly("C", "D", "E");
    JsonNode page = json(server.get(FLOWS + "?limit=3"));
    assertThat(sources("?limit=3&cursor=" + page.get("next").asText())).containsExactly("E");
  }

  @Test
  void aFlowSaysHowItIsMeasuredAndWhatToConfigure() {
    JsonNode flow = json(server.get(FLOWS + "/A/B"));
    assertThat(flow.at("/flow/link/state").asText()).isEqualTo("LIVE");
    assertThat(flow.at("/flow/link/method").asText()).isEqualTo("READ_AS_IT_CAME");
    assertThat(flow.at("/flow/link/latencyMillis").asLong()).isEqualTo(MirrorHarness.LATENCY);
    assertThat(flow.at("/flow/groups").asLong()).isEqualTo(5);
    assertThat(flow.at("/flow/advice")).isEmpty();
    assertThat(flow.at("/lastHour/count").asLong()).isEqualTo(6);
    assertThat(flow.at("/translationKnown").asText()).contains("mirror.clusters.A");
    assertThat(json(server.get(FLOWS + "/C/B")).at("/flow/advice/0").asText())
        .contains("C.heartbeats", "producer.override.bootstrap.servers");
  }

  @Test
  void latenciesAreListedByTime() {
    JsonNode latency = json(server.get(FLOWS + "/A/B/latency"));
    assertThat(latency.get("topic").asText()).isEqualTo("A.heartbeats");
    assertThat(latency.at("/whole/count").asLong()).isEqualTo(6);
    assertThat(latency.at("/steps/0/p99").asDouble()).isBetween(39.6, 40.4);
    assertThat(json(server.get(FLOWS + "/C/B/latency")).get("steps")).isEmpty();
  }

  @Test
  void groupsAreJudgedPageByPage() {
    JsonNode page = json(server.get(FLOWS + "/A/B/groups?limit=2"));
    assertThat(page.get("items")).hasSize(2);
    JsonNode verdict = page.at("/items/0");
    assertThat(verdict.get("verdict").asText()).isEqualTo("NOT_READY");
    assertThat(verdict.get("reasons").toString()).contains("TARGET_TOPIC_MISSING");
    assertThat(verdict.get("promise").asText()).startsWith("none: it would lose its place");
    String next = page.get("next").asText();
    assertThat(json(server.get(FLOWS + "/A/B/groups?limit=9&cursor=" + next)).get("items"))
        .hasSize(3);
    assertThat(json(server.get(FLOWS + "/A/B/groups?group=g4")).get("items")).hasSize(1);
    assertThat(json(server.get(FLOWS + "/C/B/groups")).get("items")).isEmpty();
  }

  @Test
  void aGroupWithoutCheckpointIsNotReadyWhenItIsAskedFor() {
    JsonNode verdict = json(server.get(FLOWS + "/A/B/groups?group=nobody")).at("/items/0");
    assertThat(verdict.get("verdict").asText()).isEqualTo("NOT_READY");
    assertThat(verdict.at("/reasons/0/code").asText()).isEqualTo("NO_CHECKPOINT");
    assertThat(verdict.get("promise").asText()).startsWith("none: it would lose its place");
    assertThat(verdict.at("/loses/seconds").isMissingNode()).isTrue();
    assertThat(verdict.at("/loses/records").isMissingNode()).isTrue();
    assertThat(verdict.at("/rereads/records").isMissingNode()).isTrue();
    assertThat(json(server.get(FLOWS + "/C/B/groups?group=nobody")).at("/items/0/group").asText())
        .as("a flow without any checkpoint")
        .isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/A/X", "/X/B", "/A/X/latency", "/A/X/groups"})
  void aFlowThatIsNotKnownIsNotFound(String path) {
    var answer = server.get(FLOWS + path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("code").asText()).isEqualTo("unknown-mirror-flow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?cursor=x",
        "/A/B/groups?cursor=x",
        "/A/B/groups?group=",
        "/A/B/groups?group=%00",
        "/A/B/latency?from=5&to=4",
        "?state=X"
      })
  void badParametersAreRefused(String query) {
    assertThat(server.get(FLOWS + query).statusCode()).isEqualTo(400);
  }
}
