package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three instances answer for each other: any one answers everything, and says how old it is. */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutingTest {

  private static @Nullable Fleet fleet;

  @BeforeAll
  static void start(TestCluster cluster) {
    Deployment deployment = cluster.deployment("routing");
    fleet = new Fleet(deployment, 3);
    deployment.ingest(Samples.logs());
    for (int instance = 0; instance < 3; instance++) {
      fleet.api(instance).awaitCaughtUp();
    }
  }

  @AfterAll
  static void stop() {
    if (fleet != null) {
      fleet.close();
    }
  }

  private static Fleet fleet() {
    return requireNonNull(fleet);
  }

  @Test
  @Order(1)
  void eachInstanceGivesTheSameAnswerToEveryQuestion() {
    Map<String, JsonNode> first = AllAnswers.of(fleet().api(0));
    assertThat(first).hasSizeGreaterThan(200);
    for (int instance = 1; instance < 3; instance++) {
      Map<String, JsonNode> other = AllAnswers.of(fleet().api(instance));
      assertThat(other).containsOnlyKeys(first.keySet());
      first.forEach(
          (path, expected) ->
              assertThat(
                      JsonDifferences.between(
                          expected, requireNonNull(other.get(path)), Unfinished.GOING_ON))
                  .as(path)
                  .isEmpty());
    }
  }

  @Test
  @Order(2)
  void aQuestionAboutOneApplicationIsAnsweredByTheInstanceThatHasItsPartition() {
    Set<String> servedBy = new HashSet<>();
    for (Samples.Sample sample : Samples.all()) {
      // An instance that is slow for a moment is not waited for alone: a standby may be quicker.
      await()
          .atMost(Api.PATIENCE)
          .untilAsserted(
              () -> {
                HttpAnswer answer =
                    fleet().api(0).get("/api/v1/applications/" + sample.application());
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.header("Tidewatch-Role")).isEqualTo("active");
                assertThat(answer.header("Tidewatch-Changelog-Lag")).isEqualTo("0");
                servedBy.add(answer.header("Tidewatch-Served-By"));
              });
    }
    assertThat(servedBy).hasSizeGreaterThan(1);
  }

  @Test
  @Order(3)
  void theClusterNamesAnActiveReplicaAndAStandbyOfEachPartition() {
    fleet()
        .api(1)
        .await(
            "all replicas are told",
            () -> {
              JsonNode cluster = fleet().api(1).json("cluster");
              return cluster.path("members").size() == 3
                  && isEachPartitionHeldTwice(cluster.path("partitions"));
            });
  }

  private static boolean isEachPartitionHeldTwice(JsonNode partitions) {
    Set<String> names = new TreeSet<>();
    for (JsonNode partition : partitions) {
      String active = partition.path("active").asText("");
      if (active.isEmpty() || partition.path("standbys").size() != 1) {
        return false;
      }
      assertThat(partition.path("standbys").get(0).asText()).isNotEqualTo(active);
      names.add(partition.path("partition").asText());
    }
    return names.size()
        == Deployment.PARTITIONS + Deployment.INBOX_PARTITIONS + Deployment.FLOW_PARTITIONS;
  }

  @Test
  @Order(4)
  void aListIsPagedByACursorThatEveryInstanceUnderstands() {
    Set<String> seen = new TreeSet<>();
    String path = "/api/v1/applications?limit=5&status=completed";
    int asked = 0;
    while (!path.isEmpty()) {
      HttpAnswer page = fleet().api(asked++ % 3).get(path);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      assertThat(page.header("Tidewatch-Role")).isEqualTo("merged");
      for (JsonNode application : page.json()) {
        assertThat(seen.add(application.path("id").asText())).isTrue();
      }
      path = next(page.header("Link"));
    }
    JsonNode all = fleet().api(0).json("applications?status=completed");
    assertThat(asked).isEqualTo((all.size() + 4) / 5);
    assertThat(seen).hasSize(all.size());
  }

  private static String next(String link) {
    return link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
  }

  @Test
  @Order(5)
  void aBoundThatCannotBeMetIsRefusedWithATimeToAskAgain() {
    String path = "/api/v1/applications/none?consistency=";
    for (String bound : new String[] {"active", "bounded", "bounded&maxLag=0", "any&maxLag=0"}) {
      assertThat(fleet().api(2).get(path + bound).status()).as(bound).isEqualTo(404);
    }
    assertThat(fleet().api(2).get(path + "strong").status()).isEqualTo(400);
    assertThat(fleet().api(2).get(path + "any&maxLag=-1").status()).isEqualTo(400);
  }

  @Test
  @Order(6)
  void whileOneIsGoneTheOthersAnswerEverythingAndItComesBackWarm() {
    Map<String, JsonNode> before = AllAnswers.of(fleet().api(0));
    fleet().stop(1);
    awaitAnswersOf(0, before.keySet());
    awaitAnswersOf(2, before.keySet());
    fleet().restart(1);
    fleet().awaitCopies();
    awaitAnswersOf(1, before.keySet());
  }

  /** A body of megabytes that is on its way when partitions move breaks off, and is asked again. */
  private static void awaitAnswersOf(int instance, Set<String> paths) {
    await()
        .atMost(Api.PATIENCE)
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .untilAsserted(
            () -> assertThat(AllAnswers.of(fleet().api(instance))).containsOnlyKeys(paths));
  }
}
