package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dead letters on a real broker: topics come while it runs, and restarts change nothing. */
@ExtendWith(SharedKafka.class)
class DeadLettersTest {

  private static final String PREFIX = "__connect.errors.";
  private static final String GROUPS = "deadletters/groups";
  private static final int RECORDS = 500;

  @Test
  void topicsThatComeWhileItRunsAreReadFromTheirFirstRecordAndARestartChangesNothing(
      TestCluster cluster) throws Exception {
    // given an instance that has no topic of dead letters
    Deployment deployment =
        cluster.deployment("inbox").with("streams.main.consumer.metadata.max.age.ms=1000");
    List<String> positions = new ArrayList<>();
    JsonNode group;
    try (RunningInstance instance = deployment.start()) {
      Api api = instance.api();
      api.await("no group", () -> api.get("/api/v1/" + GROUPS).status() == 200);
      assertThat(api.json(GROUPS).path("items")).isEmpty();

      // when
      create(deployment, new NewTopic(deployment.dlq("orders"), 3, (short) 1));
      create(
          deployment,
          new NewTopic(deployment.dlq("late"), 1, (short) 1)
              .configs(Map.of("message.timestamp.type", "LogAppendTime")));
      try (EventListener events = api.listen("")) {
        positions.addAll(send(deployment, "orders", "orders-sink", RECORDS));
        send(deployment, "late", "late-sink", 1);

        // then
        api.await("all dead letters", () -> count(api) == RECORDS + 1);
        api.await(
            "an event of the whole group",
            () ->
                events.events().stream()
                    .anyMatch(
                        event ->
                            event.type().equals("deadletter-group")
                                && event.data().path("count").asInt() == RECORDS));
      }
      group = only(api, "orders-sink");
      assertThat(group.path("originTopics").get(0).asText()).isEqualTo("orders");
      assertThat(listed(api, group)).containsExactlyInAnyOrderElementsOf(positions);
      JsonNode late = records(api, only(api, "late-sink"), "").path("items").get(0);
      assertThat(late.path("timestampType").asText()).isEqualTo("LOG_APPEND_TIME");
      JsonNode balance = api.json("topics/" + deployment.dlq("orders") + "/balance");
      assertThat(balance.path("records").asInt()).isEqualTo(RECORDS);
      assertThat(balance.path("partitions")).hasSize(3);
    }

    // when it restarts, once with its state and once without
    for (String state : List.of("state", "elsewhere")) {
      try (RunningInstance instance = deployment.start(deployment.state(state))) {
        Api api = instance.api();
        api.await("what it knew", () -> count(api) == RECORDS + 1);
        JsonNode again = only(api, "orders-sink");
        assertThat(again.path("count")).isEqualTo(group.path("count"));
        assertThat(again.path("firstSeen")).isEqualTo(group.path("firstSeen"));
        assertThat(listed(api, again)).containsExactlyInAnyOrderElementsOf(positions);
      }
    }
  }

  private static void create(Deployment deployment, NewTopic topic)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  /** Sends dead letters of one bug; where they are. */
  private static List<String> send(Deployment deployment, String topic, String sink, int records)
      throws ExecutionException, InterruptedException {
    var bytes = new ByteArraySerializer();
    List<String> positions = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
      for (int i = 0; i < records; i++) {
        byte[] key = text("key-" + i);
        var record = new ProducerRecord<>(deployment.dlq(topic), key, text("payload"));
        record.headers().add(PREFIX + "connector.name", text(sink));
        record.headers().add(PREFIX + "stage", text("TASK_PUT"));
        record.headers().add(PREFIX + "topic", text("orders"));
        record.headers().add(PREFIX + "offset", text(String.valueOf(i)));
        record
            .headers()
            .add(
                PREFIX + "exception.stacktrace",
                text("java.sql.SQLException: row " + i + "\n\tat com.example.Sink.put(S.java:1)"));
        RecordMetadata at = producer.send(record).get();
        positions.add(at.partition() + "@" + at.offset());
      }
    }
    return positions;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int count(Api api) {
    HttpAnswer answer = api.get("/api/v1/" + GROUPS);
    int count = 0;
    if (answer.status() == 200) {
      for (JsonNode group : answer.json().path("items")) {
        count += group.path("count").asInt();
      }
    }
    return count;
  }

  private static JsonNode only(Api api, String connector) {
    JsonNode groups = api.json(GROUPS + "?connector=" + connector).path("items");
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  private static JsonNode records(Api api, JsonNode group, String query) {
    return api.json(GROUPS + "/" + group.path("fingerprint").asText() + "/records" + query);
  }

  private static List<String> listed(Api api, JsonNode group) {
    List<String> positions = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = records(api, group, "?limit=200" + cursor);
      for (JsonNode record : page.path("items")) {
        positions.add(record.path("partition").asText() + "@" + record.path("offset").asText());
      }
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return positions;
  }
}
