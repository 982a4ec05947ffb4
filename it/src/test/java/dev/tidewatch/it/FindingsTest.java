package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.it.Samples.Sample;
import dev.tidewatch.local.process.JavaProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What is found while jobs run: in the topic, in the listing of the fleet, and muted. */
@ExtendWith(SharedKafka.class)
class FindingsTest {

  /** Lines a second: slow enough to be killed in the middle. */
  private static final int RATE = 1_000;

  private static final Sample LARGE = Samples.of("many-small-tasks-4.1");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void whateverIsKilledTheTopicHoldsWhatTheFleetsListingSaysAndNothingTwice(TestCluster cluster) {
    // given
    Deployment deployment = cluster.deployment("found").with("spark.findings.interval.ms=1000");
    Path log = directory.resolve("instance.log");
    IngestOptions slowly = deployment.ingestOptions().withRate(RATE);

    // when it is killed while logs are on their way, and goes on with its state
    JavaProcess first = deployment.launch(deployment.state("first"), log);
    try (HeldIngest ingest =
        new HeldIngest(slowly, Samples.logs(), Samples.events() - LARGE.events() / 2)) {
      RunningInstance.apiOf(first).awaitLines(LARGE.application(), LARGE.events() / 4);
      first.kill();
      assertThat(ingest.isDone()).as("it was killed after the end").isFalse();
      try (JavaProcess second = deployment.launch(deployment.state("first"), log)) {
        ingest.finish();
        awaitAgreement(RunningInstance.apiOf(second), deployment);
      }
    }
    int said = Records.of(deployment, deployment.findingsTopic()).all().size();

    // and begins once more from its changelogs alone
    try (JavaProcess third = deployment.launch(deployment.state("second"), log)) {
      Api restored = RunningInstance.apiOf(third);
      awaitAgreement(restored, deployment);

      // then
      assertThat(Records.of(deployment, deployment.findingsTopic()).all()).hasSize(said);
      assertThat(restored.json("fleet/findings?limit=1000&rule=spill").path("items")).isNotEmpty();
      assertThat(rules(restored)).contains("executors-lost", "failed-jobs", "task-time-skew");
    }
    assertThat(repeated(deployment)).isEmpty();
  }

  @Test
  void aMuteReachesAllPartitionsAndOutlivesTheInstance(TestCluster cluster) {
    Deployment deployment = cluster.deployment("muted").with("spark.findings.interval.ms=1000");
    String user;
    try (RunningInstance instance = deployment.start()) {
      deployment.ingest(Samples.logs());
      Api api = instance.api();
      api.awaitCaughtUp();
      api.await("a spill", () -> spills(api, "").size() > 0);
      user = spills(api, "").get(0).path("user").asText();

      HttpAnswer answer = api.command("PATCH", "fleet/findings/mutes", mute(user, "MUTED"));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("applied").asBoolean()).isTrue();
      assertThat(Records.of(deployment, deployment.sparkCommandsTopic()).all())
          .extracting(ConsumerRecord::partition)
          .containsExactly(0, 1, 2, 3);
      assertThat(spills(api, "&muted=false")).isEmpty();
      assertThat(spills(api, "&muted=true").get(0).at("/muted/note").asText()).isEqualTo("known");
    }
    try (RunningInstance restored = deployment.start(deployment.state("second"))) {
      Api api = restored.api();
      api.awaitCaughtUp();
      api.await("the mute", () -> spills(api, "&muted=true").size() > 0);

      HttpAnswer answer = api.command("PATCH", "fleet/findings/mutes", mute(user, "OPEN"));

      assertThat(answer.json().at("/mute/state").asText()).as(answer.body()).isEqualTo("OPEN");
      assertThat(answer.json().at("/mute/history")).hasSize(2);
      assertThat(spills(api, "&muted=true")).isEmpty();
    }
  }

  @Test
  void aMuteThatSaysNoReasonOrAnotherRuleIsRefused(TestCluster cluster) {
    try (RunningInstance instance = cluster.deployment("unmuted").start()) {
      Api api = instance.api();
      api.awaitCaughtUp();
      for (String body :
          List.of(
              "{}",
              "{\"rule\":\"spill\",\"name\":\"n\",\"user\":\"u\",\"state\":\"MUTED\"}",
              "{\"rule\":\"none\",\"name\":\"n\",\"user\":\"u\",\"state\":\"OPEN\"}",
              "{\"rule\":\"spill\",\"name\":\"n\",\"user\":\"u\",\"state\":\"OPEN\","
                  + "\"until\":\"2999-01-01T00:00:00Z\"}",
              "{\"rule\":\"spill\",\"name\":\"n\",\"user\":\"u\",\"state\":\"MUTED\","
                  + "\"note\":\"x\",\"until\":\"1999-01-01T00:00:00Z\"}")) {
        assertThat(api.command("PATCH", "fleet/findings/mutes", body).status())
            .as(body)
            .isEqualTo(400);
      }
      assertThat(api.json("fleet/findings/mutes")).isEmpty();
    }
  }

  private static String mute(String user, String state) {
    return ("{\"rule\":\"spill\",\"name\":\"spilling-sort\",\"user\":\"%s\",\"state\":\"%s\","
            + "\"note\":\"known\"}")
        .formatted(user, state);
  }

  private static JsonNode spills(Api api, String filter) {
    return api.json("fleet/findings?rule=spill" + filter).path("items");
  }

  private static void awaitAgreement(Api api, Deployment deployment) {
    api.awaitCaughtUp();
    api.await(
        "the findings of all applications, in listing and topic",
        () -> {
          Map<String, String> listed = listed(api);
          return listed.equals(judged(api)) && listed.equals(latest(deployment));
        });
  }

  /** What each application's own answer says, by key; each is judged when it is asked. */
  private static Map<String, String> judged(Api api) {
    Map<String, String> found = new HashMap<>();
    for (String attempt : Attempts.all(api)) {
      JsonNode answer = api.json("applications/" + attempt + "/findings");
      answer.path("findings").forEach(each -> found.put(key(answer, each), said(each)));
    }
    return found;
  }

  private static Map<String, String> listed(Api api) {
    Map<String, String> found = new HashMap<>();
    api.json("fleet/findings?limit=1000")
        .path("items")
        .forEach(each -> found.put(key(each, each), said(each)));
    return found;
  }

  private static Map<String, String> latest(Deployment deployment) {
    Map<String, String> latest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Records.of(deployment, deployment.findingsTopic()).all()) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        latest.remove(key);
      } else {
        latest.put(key, said(Records.json(record.value())));
      }
    }
    return latest;
  }

  /** Keys that were written twice in a row with the same value. */
  private static List<String> repeated(Deployment deployment) {
    Map<String, String> last = new LinkedHashMap<>();
    List<String> repeated = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Records.of(deployment, deployment.findingsTopic()).all()) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      String value = record.value() == null ? "" : Records.json(record.value()).toString();
      if (value.equals(last.put(key, value))) {
        repeated.add(key);
      }
    }
    return repeated;
  }

  private static String key(JsonNode attempt, JsonNode finding) {
    String execution =
        finding.hasNonNull("sqlExecutionId")
            ? "sql." + finding.path("sqlExecutionId").asText()
            : "";
    String stage =
        finding.hasNonNull("stageId")
            ? finding.path("stageId").asText() + "." + finding.path("stageAttemptId").asText()
            : execution;
    return String.join(
        "/",
        attempt.path("appId").asText(),
        attempt.path("attemptId").asText(""),
        finding.path("rule").asText(),
        stage);
  }

  private static String said(JsonNode finding) {
    return finding.path("severity").asText()
        + finding.path("message").asText()
        + finding.path("evidence");
  }

  private static Set<String> rules(Api api) {
    Set<String> rules = new TreeSet<>();
    api.json("fleet/findings/rules").forEach(each -> rules.add(each.path("rule").asText()));
    return rules;
  }
}
