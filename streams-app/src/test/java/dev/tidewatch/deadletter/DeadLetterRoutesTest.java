package dev.tidewatch.deadletter;

import static dev.tidewatch.http.TestServer.json;
import static dev.tidewatch.http.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.balance.BalanceRoutes;
import dev.tidewatch.deadletter.routes.DeadLetterRoutes;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.testkit.DriverStores;
import dev.tidewatch.testkit.Shards;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes over a real server, answered from two partitions. */
class DeadLetterRoutesTest {

  private static final String GROUPS = "/api/v1/deadletters/groups";
  private static final long TIME = TopologyHarness.now();

  private static TopologyHarness first;
  private static TopologyHarness second;
  private static TestServer server;

  @BeforeAll
  static void start() {
    first = new TopologyHarness();
    second = new TopologyHarness();
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j <= i; j++) {
        (i % 2 == 0 ? first : second)
            .pipe(Letter.of("sink-" + i, "t", TIME - Duration.ofHours(i + 1).toMillis() + j));
      }
    }
    first.pipe(
        Letter.bare("dlq.html", TIME).with(Letter.PREFIX + "exception.message", "<b>\u001b[2J"));
    Shards shards =
        new Shards(List.of(new DriverStores(first.driver), new DriverStores(second.driver)));
    Clock clock = Clock.fixed(TopologyHarness.NOW, ZoneOffset.UTC);
    DeadLetterQueries queries = new DeadLetterQueries(shards, new AlertRule(10, 10, 25), clock);
    List<Route> routes = new ArrayList<>(DeadLetterRoutes.of(queries));
    routes.add(BalanceRoutes.of(List.of(queries::balance)));
    server = TestServer.serving(routes.toArray(Route[]::new));
  }

  @AfterAll
  static void stop() {
    server.close();
    first.close();
    second.close();
  }

  private static List<String> owners(String query) {
    List<String> owners = new ArrayList<>();
    json(server.get(GROUPS + query))
        .get("items")
        .forEach(group -> owners.add(group.path("owner").asText("")));
    return owners;
  }

  private static String fingerprint(String owner) {
    return json(server.get(GROUPS + "?connector=" + owner))
        .get("items")
        .get(0)
        .get("fingerprint")
        .asText();
  }

  @Test
  void groupsOfAllPartitionsAreListedInTheOrderThatIsAskedFor() {
    assertThat(owners(""))
        .containsExactly("", "sink-0", "sink-1", "sink-2", "sink-3", "sink-4", "sink-5", "sink-6");
    assertThat(owners("?sort=count&limit=3")).containsExactly("sink-6", "sink-5", "sink-4");
    assertThat(owners("?sort=firstSeen&limit=2")).containsExactly("", "sink-0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lastSeen", "firstSeen", "count"})
  void pagesGoOnWhereTheOneBeforeEnded(String sort) {
    List<String> all = owners("?sort=" + sort);
    List<String> paged = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(server.get(GROUPS + "?limit=3&sort=" + sort + cursor));
      page.get("items").forEach(group -> paged.add(group.path("owner").asText("")));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void filtersShowTheGroupsThatMeetAllOfThem() {
    assertThat(owners("?connector=sink-3")).containsExactly("sink-3");
    assertThat(owners("?topic=dlq.html")).containsExactly("");
    assertThat(owners("?topic=orders")).hasSize(7);
    assertThat(owners("?class=INFRASTRUCTURE")).isEmpty();
    assertThat(owners("?state=NEW")).hasSize(8);
    assertThat(owners("?text=sqlEXCEPTION&connector=sink-1")).containsExactly("sink-1");
    assertThat(owners("?text=nowhere")).isEmpty();
    assertThat(owners("?alert=NEW_GROUP")).containsExactly("");
    assertThat(owners("?to=2026-11-25T06:30:00Z")).containsExactly("sink-5", "sink-6");
    assertThat(owners("?from=2026-11-25T10:30:00Z&to=" + TIME)).containsExactly("sink-0");
  }

  @Test
  void aGroupExplainsWhyItIsOne() {
    JsonNode group = json(server.get(GROUPS + "/" + fingerprint("sink-4")));
    assertThat(group.get("count").asInt()).isEqualTo(5);
    assertThat(group.get("firstSeen").asText()).isEqualTo("2026-11-25T07:00:30Z");
    assertThat(group.get("explanation").toString())
        .contains("\"name\":\"connector\",\"value\":\"sink-4\"", "in-project frame");
    assertThat(group.get("places").get(0).get("topic").asText()).isEqualTo("dlq.orders");
    assertThat(group.get("lastTwoDays")).hasSize(48);
    assertThat(group.get("lastTwoDays").get(42).asInt()).isEqualTo(5);
    assertThat(group.has("stateBy")).isFalse();
  }

  @Test
  void theDeadLettersOfAGroupAreListedNewestFirstOverSeveralPages() {
    String records = GROUPS + "/" + fingerprint("sink-4") + "/records?limit=2";
    List<Long> offsets = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(server.get(records + cursor));
      page.get("items").forEach(record -> offsets.add(record.get("offset").asLong()));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(offsets).hasSize(5).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(text(server.get(records))).doesNotContain("secret");
  }

  @Test
  void hostileTextIsDataInJson() {
    String body = text(server.get(GROUPS + "?topic=dlq.html"));
    assertThat(body).contains("<b>\\u001B[2J").doesNotContain("\u001b");
  }

  @Test
  void whatDoesNotExistIsNotFoundAndWhatIsNoFingerprintIsRefused() {
    assertProblem(GROUPS + "/" + "0".repeat(32), 404, "unknown-dead-letter-group");
    assertProblem(GROUPS + "/" + "0".repeat(32) + "/records", 404, "unknown-dead-letter-group");
    assertProblem("/api/v1/topics/none/balance", 404, "unknown-topic");
    assertProblem(GROUPS + "/0123", 400, "bad-parameter");
    assertProblem(GROUPS + "/" + "A".repeat(32), 400, "bad-parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "sort=owner",
        "class=none",
        "state=new",
        "from=yesterday",
        "from=-1",
        "to=99999999999999999999",
        "from=2026-11-25T12:00:00Z&to=2026-11-25T11:00:00Z",
        "from=7&to=7",
        "cursor=x",
        "cursor=MTo3",
        "alert=x"
      })
  void aParameterOfAListingThatIsNoneIsNamed(String query) {
    assertProblem(GROUPS + "?" + query, 400, "bad-parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by=owner",
        "step=day",
        "limit=101",
        "from=2026-11-25T12:00:00Z&to=2026-11-25T11:00:00Z",
        "to=2020-01-01T00:00:00Z"
      })
  void aParameterOfRatesThatIsNoneIsNamed(String query) {
    assertProblem("/api/v1/deadletters/rates?" + query, 400, "bad-parameter");
  }

  private static void assertProblem(String path, int status, String code) {
    HttpResponse<byte[]> response = server.get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).get("code").asText()).isEqualTo(code);
  }

  @Test
  void ratesAreSeriesOfTheValuesWithTheMost() {
    JsonNode rates = json(server.get("/api/v1/deadletters/rates?step=hour&limit=2"));
    assertThat(rates.get("by").asText()).isEqualTo("connector");
    assertThat(rates.get("to").asText()).isEqualTo("2026-11-25T13:00:00Z");
    assertThat(rates.get("series")).hasSize(2);
    JsonNode most = rates.get("series").get(0);
    assertThat(most.get("value").asText()).isEqualTo("sink-6");
    assertThat(most.get("total").asInt()).isEqualTo(7);
    assertThat(most.get("counts")).hasSize(60);
    assertThat(most.get("counts").get(52).asInt()).isEqualTo(7);
    assertThat(rates.get("other").get("total").asInt()).isEqualTo(5 + 4 + 3 + 2 + 1 + 1);
    assertThat(rates.get("other").has("value")).isFalse();
    assertThat(rates.get("outside").asInt()).isZero();
  }

  @Test
  void ratesOfOneValueBetweenTwoTimesAreByWholeSteps() {
    JsonNode rates =
        json(
            server.get(
                "/api/v1/deadletters/rates?by=topic&step=minute&value=dlq.orders"
                    + "&from=2026-11-25T11:00:10Z&to=2026-11-25T11:01:10Z"));
    assertThat(rates.get("from").asText()).isEqualTo("2026-11-25T11:00:00Z");
    assertThat(rates.get("to").asText()).isEqualTo("2026-11-25T11:02:00Z");
    assertThat(rates.get("keptFrom").asText()).isEqualTo("2026-11-23T12:00:00Z");
    assertThat(rates.get("series")).hasSize(1);
    assertThat(rates.get("series").get(0).get("counts").toString()).isEqualTo("[1,0]");
  }

  @Test
  void theBalanceOfATopicIsTheSumOfWhatAllPartitionsHaveSeen() {
    JsonNode balance = json(server.get("/api/v1/topics/dlq.orders/balance"));
    assertThat(balance.get("records").asInt()).isEqualTo(28);
    assertThat(balance.get("bytes").asLong()).isGreaterThan(28 * 24);
    assertThat(balance.get("partitions")).hasSize(1);
    assertThat(balance.get("recordSkew").get("maxOverMean").asDouble()).isEqualTo(1);
  }
}
