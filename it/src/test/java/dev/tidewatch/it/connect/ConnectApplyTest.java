package dev.tidewatch.it.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The shipped files of {@code deploy}, put by the command on a real worker that runs with the
 * shipped properties, next to a real OpenSearch. HBase is not there: its sink waits for it.
 */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(OrderAnnotation.class)
class ConnectApplyTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  @SuppressWarnings("NullAway.Init") // set by start
  private static ApplyWorld world;

  @BeforeAll
  static void start(TestCluster cluster) throws Exception {
    world = ApplyWorld.start(cluster);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  @Order(1)
  void theIndexTemplateIsTakenByOpenSearch() throws Exception {
    JsonNode answer =
        world.search(
            "PUT",
            "/_index_template/tidewatch-applications",
            Files.readString(ApplyWorld.DEPLOY.resolve("connect/search/index-template.json")));

    assertThat(answer.path("acknowledged").asBoolean()).as(answer.toString()).isTrue();
  }

  @Test
  @Order(2)
  void theShippedConnectorsAreMadeAndRun() throws Exception {
    ConnectCli first = world.apply();
    ConnectCli mirrors = world.applyMirrors();

    assertThat(first.printed())
        .contains(
            "hbase-history  created",
            "search-applications  created",
            "spark-event-logs  created",
            "hbase-history  RUNNING, 2 tasks",
            "search-applications  RUNNING, 2 tasks",
            "spark-event-logs  RUNNING, 2 tasks");
    assertThat(first.status()).isZero();
    assertThat(mirrors.printed())
        .contains(
            "mirror-checkpoint-A-B  created",
            "mirror-heartbeat-A-B  RUNNING, 1 task",
            "mirror-heartbeat-on-A  RUNNING, 1 task",
            "mirror-source-A-B  RUNNING, 4 tasks");
    assertThat(mirrors.status()).isZero();
  }

  @Test
  @Order(3)
  void theSecondTimeNothingIsChanged() throws Exception {
    for (ConnectCli again : List.of(world.apply(), world.applyMirrors())) {
      assertThat(again.status()).as(again.printed()).isZero();
      assertThat(again.printed()).contains("  unchanged").doesNotContain("created", "changed:");
    }
  }

  @Test
  @Order(4)
  void aRecordIsFoundInAnIndexAsTheTemplateSaysAndByWhatTheDashboardsAsk() throws Exception {
    // given
    world.send("app-1", application());

    // when
    await().atMost(DEADLINE).until(() -> world.found("{\"match_all\":{}}") == 1);

    // then
    JsonNode properties =
        world
            .search("GET", "/tidewatch-applications/_mapping", "")
            .at("/tidewatch-applications/mappings/properties");
    JsonNode template =
        JSON.readTree(ApplyWorld.DEPLOY.resolve("connect/search/index-template.json").toFile())
            .at("/template/mappings/properties");
    assertThat(properties).isEqualTo(template);
    assertThat(world.found("{\"match\":{\"name.text\":\"report\"}}")).isEqualTo(1);
    for (String aggregation : dashboardTerms()) {
      JsonNode buckets =
          world
              .search(
                  "POST",
                  "/tidewatch-applications/_search",
                  "{\"size\":0,\"aggs\":{\"of\":" + aggregation + "}}")
              .at("/aggregations/of/buckets");
      assertThat(buckets).as(aggregation).isNotEmpty();
      assertThat(buckets.at("/0/1/value").asInt()).as(aggregation).isEqualTo(1);
    }
  }

  private static String application() {
    return """
    {"applicationId": "app-1", "name": "daily report", "user": "me", "sparkVersion": "4.1.1",
     "scalaVersion": "2.13.17", "javaVersion": "17.0.15", "hadoopVersion": "3.4.2",
     "startTime": %d, "durationMs": 12, "completed": false,
     "options": {"spark.master": "local[2]"}}
    """
        .formatted(System.currentTimeMillis());
  }

  /** The questions of the visualizations, as Dashboards asks them. */
  private static List<String> dashboardTerms() throws Exception {
    List<String> questions = new ArrayList<>();
    for (String line :
        Files.readAllLines(ApplyWorld.DEPLOY.resolve("connect/search/dashboards.ndjson"))) {
      String state = JSON.readTree(line).at("/attributes/visState").asText("");
      for (JsonNode each : JSON.readTree(state.isEmpty() ? "{}" : state).path("aggs")) {
        if (each.path("type").asText().equals("terms")) {
          questions.add(
              """
              {"terms":{"field":"%s","size":%d,"order":{"1":"desc"}},
               "aggs":{"1":{"cardinality":{"field":"applicationId"}}}}
              """
                  .formatted(each.at("/params/field").asText(), each.at("/params/size").asInt()));
        }
      }
    }
    assertThat(questions).hasSizeGreaterThan(5);
    return questions;
  }

  @Test
  @Order(5)
  void aChangedKeyIsNamedAndNothingElseIsTouched() throws Exception {
    ConnectCli changed = world.apply("spark.tasks=1");

    assertThat(changed.status()).as(changed.printed()).isZero();
    assertThat(changed.printed())
        .contains(
            "hbase-history  unchanged",
            "search-applications  unchanged",
            "spark-event-logs  changed: tasks.max",
            "spark-event-logs  RUNNING, 1 task");
    assertThat(world.worker().rest().configuration("spark-event-logs"))
        .containsEntry("tasks.max", "1");
  }

  @Test
  @Order(6)
  void aWrongKeyAWrongValueAndAnUnknownClassAreSaidWithFileAndKeyAndNothingIsSent()
      throws Exception {
    // given
    Path directory =
        world.directory(
            "apply-wrong",
            Map.of(
                "a.json",
                read("hbase-sink.json")
                    .replace("\"table.create\": \"true\"", "\"table.creat\": \"true\"")
                    .replace("hbase-history", "wrong-key"),
                "b.json",
                read("search-sink.json")
                    .replace("\"index.create\": \"true\"", "\"index.create\": \"maybe\"")
                    .replace("search-applications", "wrong-value"),
                "c.json",
                read("spark-event-log-source.json")
                    .replace("SparkEventLogSource", "SparkEventLock")
                    .replace("\"spark-event-logs\"", "\"wrong-class\"")));
    List<String> before = world.worker().rest().connectors();

    // when
    ConnectCli wrong = world.applyAll(directory);

    // then
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.lines())
        .anySatisfy(
            line ->
                assertThat(line).contains("a.json: table.creat: ", "did you mean table.create?"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("b.json: index.create: Invalid value maybe", "To do: change it"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "c.json: connector.class: the worker has no ",
                        "dev.tidewatch.connect.source.SparkEventLogSourceConnector"))
        .contains("tidewatch: 3 errors, nothing was sent");
    assertThat(world.worker().rest().connectors()).isEqualTo(before);
  }

  @Test
  @Order(7)
  void aTaskThatFailsIsSaidWithItsTraceAndRunsWhenItIsAppliedAgain() throws Exception {
    // given
    String connector =
        read("search-sink.json")
            .replace("search-applications", "failing")
            .replace("\"index.create\": \"true\"", "\"index.create\": \"false\"");
    Path file = world.directory("apply-failing", Map.of("a.json", connector)).resolve("a.json");
    String[] given = {
      "search.index=later", "search.tasks=1", "search.deadletter.topic=apply.dead.search"
    };

    // when
    ConnectCli failed = world.applySearch(file, given);

    // then
    assertThat(failed.status()).as(failed.printed()).isEqualTo(1);
    assertThat(failed.printed())
        .contains(
            "failing  created",
            "failing  task 0 FAILED on ",
            "there is no index later",
            "\tat dev.tidewatch.connect.search.");
    ConnectCli status = world.connect("status");
    assertThat(status.status()).isEqualTo(1);
    assertThat(status.printed()).contains("there is no index later").doesNotContain("\tat ");

    // when
    world.search("PUT", "/later", "{}");
    ConnectCli again = world.applySearch(file, given);

    // then
    assertThat(again.printed())
        .contains("failing  unchanged, had failed: restarted", "failing  RUNNING, 1 task");
    assertThat(again.status()).isZero();
    world.worker().rest().delete("failing");
    assertThat(world.connect("status", "spark-event-logs").status()).isZero();
  }

  @Test
  @Order(8)
  void aSecretIsLookedUpByTheWorkerAndNeitherKeptNorPrinted() throws Exception {
    // given
    String reference =
        "${dir:%s:search-password}".formatted(world.shared().directory("apply-secrets"));

    // when
    ConnectCli refused = world.apply("search.password=" + reference);
    ConnectCli taken = world.apply("search.username=me", "search.password=" + reference);

    // then
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.printed())
        .contains("search-sink.json: ", "go together")
        .doesNotContain(ApplyWorld.SECRET);
    assertThat(taken.printed())
        .contains("search-applications  changed: password, username")
        .doesNotContain(ApplyWorld.SECRET);
    assertThat(world.worker().rest().configuration("search-applications"))
        .containsEntry("password", reference);
  }

  @Test
  @Order(9)
  void aDryRunSaysWhatWouldChangeAndChangesNothing() throws Exception {
    Map<String, String> before = world.worker().rest().configuration("search-applications");

    ConnectCli dry = world.apply("--dry-run", "search.tasks=3");

    assertThat(dry.status()).isZero();
    assertThat(dry.printed())
        .contains("search-applications  would be changed: password, tasks.max, username");
    assertThat(world.worker().rest().configuration("search-applications")).isEqualTo(before);
  }

  private static String read(String file) throws Exception {
    return Files.readString(ApplyWorld.CONNECTORS.resolve(file));
  }
}
