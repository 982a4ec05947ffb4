package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.Samples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others read: the output topic says what the API says. */
@ExtendWith(SharedKafka.class)
class TopicsTest {

  @Test
  void theLastRecordOfEachAttemptSaysWhatTheApiSays(TestCluster cluster) {
    Deployment deployment = cluster.deployment("topics");
    try (RunningInstance instance = deployment.start()) {
      deployment.ingest(Samples.logs());
      Api api = instance.api();
      api.awaitCaughtUp();
      api.await(
          "an output record of each attempt's end",
          () -> latest(deployment).values().stream().filter(TopicsTest::isWhole).count() == 22);

      Map<String, byte[]> latest = latest(deployment);

      assertThat(latest).containsOnlyKeys(Attempts.all(api).toArray(String[]::new));
      assertThat(Samples.all())
          .allSatisfy(
              sample -> {
                JsonNode record = Records.json(latest.get(sample.attempt()));
                assertThat(record.path("applicationId").asText()).isEqualTo(sample.application());
                assertThat(record.path("sparkVersion")).isEqualTo(sample.facts().path("spark"));
                assertThat(record.path("events").asLong()).isLessThanOrEqualTo(sample.events());
                assertThat(record.path("tasksStarted"))
                    .isEqualTo(sample.facts().path("tasksStarted"));
                assertThat(record.path("skippedLines").asLong()).isZero();
                assertEqualToTheApi(record, attempt(api, sample));
              });
    }
  }

  private static boolean isWhole(byte[] value) {
    JsonNode record = Records.json(value);
    return Samples.all().stream()
        .anyMatch(
            sample ->
                record.path("applicationId").asText().equals(sample.application())
                    && sample.attempt().endsWith(record.path("attemptId").asText(""))
                    && record.path("completed").asBoolean()
                        == sample.facts().path("applicationEnd").asBoolean()
                    && record.path("tasksStarted").equals(sample.facts().path("tasksStarted")));
  }

  private static JsonNode attempt(Api api, Sample sample) {
    JsonNode application = api.json("applications/" + sample.application());
    for (JsonNode attempt : application.path("attempts")) {
      if (sample.attempt().endsWith("/" + attempt.path("attemptId").asText())) {
        return attempt;
      }
    }
    return application.at("/attempts/0");
  }

  private static void assertEqualToTheApi(JsonNode record, JsonNode attempt) {
    assertThat(record.path("user")).isEqualTo(attempt.path("sparkUser"));
    assertThat(record.path("sparkVersion")).isEqualTo(attempt.path("appSparkVersion"));
    assertThat(record.path("completed")).isEqualTo(attempt.path("completed"));
    assertThat(record.path("startTime").asLong())
        .isEqualTo(attempt.path("startTimeEpoch").asLong());
    if (attempt.path("completed").asBoolean()) {
      assertThat(record.path("endTime").asLong()).isEqualTo(attempt.path("endTimeEpoch").asLong());
      assertThat(record.path("durationMs").asLong()).isEqualTo(attempt.path("duration").asLong());
    } else {
      assertThat(record.hasNonNull("endTime")).isFalse();
    }
  }

  @Test
  void anAttemptThatIsNotKeptLeavesATombstone(TestCluster cluster) {
    // given room for one application in each partition
    Deployment deployment =
        cluster.deployment("evicting").with("spark.retention.max.applications=1");
    try (RunningInstance instance = deployment.start()) {
      // when
      deployment.ingest(Samples.logs());
      // then
      Api api = instance.api();
      api.await("the surplus is gone", () -> kept(api) <= Deployment.PARTITIONS);
      api.await("tombstones", () -> latest(deployment).size() == kept(api));
      assertThat(latest(deployment)).containsOnlyKeys(Attempts.all(api).toArray(String[]::new));
    }
  }

  private static int kept(Api api) {
    HttpAnswer answer = api.get("/api/v1/applications");
    return answer.status() == 200 && answer.header("Tidewatch-Source-Lag").equals("0")
        ? Attempts.all(api).size()
        : Integer.MAX_VALUE;
  }

  @Test
  void theOutputTopicIsCompactedAndTheOthersKeepEveryRecord(TestCluster cluster)
      throws ExecutionException, InterruptedException {
    Deployment deployment = cluster.deployment("configured");
    try (RunningInstance instance = deployment.start()) {
      assertThat(instance.api().get("/health/live").status()).isEqualTo(200);
      assertThat(policy(deployment, deployment.applicationsTopic())).isEqualTo("compact");
      assertThat(policy(deployment, deployment.findingsTopic())).isEqualTo("compact");
      assertThat(policy(deployment, deployment.deadLetterTopic())).isEqualTo("delete");
      assertThat(policy(deployment, deployment.eventsTopic())).isEqualTo("delete");
    }
  }

  private static String policy(Deployment deployment, String topic)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap());
    try (Admin admin = Admin.create(settings)) {
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      Config config =
          requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
      return requireNonNull(config.get("cleanup.policy")).value();
    }
  }

  /** The last value of each key, without those that are gone. */
  private static Map<String, byte[]> latest(Deployment deployment) {
    Map<String, byte[]> latest = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Records.of(deployment, deployment.applicationsTopic()).all()) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        latest.remove(key);
      } else {
        latest.put(key, record.value());
      }
    }
    return latest;
  }
}
