package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.deadletter.redrive.Readers;
import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who would see records that are sent again, as a real broker tells it. */
@ExtendWith(SharedKafka.class)
class ReadersTest {

  private static final String TOPIC = "readers-orders";
  private static final String OTHER = "readers-others";

  @Test
  void whoReadsNowOrHasReadIsToldAndAGroupThatWentAwayChangesNothing(TestCluster cluster)
      throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", cluster.bootstrapServers());
    try (Admin admin = Admin.create(client);
        KafkaConsumer<byte[], byte[]> reading = consumer(client)) {
      admin
          .createTopics(
              List.of(new NewTopic(TOPIC, 1, (short) 1), new NewTopic(OTHER, 1, (short) 1)))
          .all()
          .get();
      reading.subscribe(List.of(TOPIC));
      await()
          .atMost(Api.PATIENCE)
          .until(
              () -> {
                reading.poll(Duration.ofMillis(100));
                return !reading.assignment().isEmpty();
              });
      commit(admin, "readers-before", TOPIC);
      commit(admin, "readers-elsewhere", OTHER);

      Readers readers = new Readers(admin);
      Set<String> expected = Set.of("readers-before", "readers-now");

      assertThat(readers.of(List.of(TOPIC), soon())).isEqualTo(Optional.of(expected));
      assertThat(
              readers.among(
                  List.of("readers-gone", "readers-now", "readers-before", "readers-elsewhere"),
                  List.of(TOPIC),
                  soon()))
          .isEqualTo(expected);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("group.id", "readers-now");
    settings.put("enable.auto.commit", "false");
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(settings, bytes, bytes);
  }

  private static void commit(Admin admin, String group, String topic) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)))
        .all()
        .get();
  }

  private static Deadline soon() {
    return Deadline.in(Api.PATIENCE);
  }
}
