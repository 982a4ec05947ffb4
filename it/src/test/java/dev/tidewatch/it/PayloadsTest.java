package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.it.registry.Apicurio;
import dev.tidewatch.registry.RecordAvroSerde;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What dead letters hold, read from a real broker, with the schemas of a real registry. */
@ExtendWith(SharedKafka.class)
class PayloadsTest {

  private static final String HOSTILE = "<script>alert(1)</script>\u202e \uD83D\uDE00";

  record Order(long id, String article) {}

  @Test
  void aPayloadIsReadFromItsTopicAndShownAsWhatItIs(TestCluster cluster, @TempDir Path directory)
      throws Exception {
    try (Apicurio registry = new Apicurio(directory)) {
      Deployment deployment =
          cluster.deployment("payloads").with("schema.registry.url=" + registry.url());
      RecordAvroSerde<Order> orders =
          new RecordAvroSerde<>(
              RecordCodec.of(Order.class),
              new RegistryClient(
                  List.of(registry.url()), Optional.empty(), RegistryTimeouts.DEFAULT));
      String topic = deployment.dlq("orders");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      }
      send(deployment, topic, HOSTILE.getBytes(UTF_8));
      send(deployment, topic, "{\"n\": 12345678901234567890}".getBytes(UTF_8));
      send(deployment, topic, orders.serializer().serialize(topic, new Order(7, "lamp")));
      send(deployment, topic, new byte[] {0, 0, 0, 99, 99, 1});
      send(deployment, topic, null);
      send(deployment, topic, "\u001b[2J".getBytes(UTF_8));
      try (RunningInstance instance = deployment.start()) {
        Api api = instance.api();

        HttpAnswer hostile = api.get(path(topic, 0, ""));
        assertThat(hostile.status()).isEqualTo(200);
        assertThat(hostile.body()).as("in ASCII alone").matches("[\\p{ASCII}]*");
        assertThat(hostile.json().path("value").path("content").asText()).isEqualTo(HOSTILE);
        assertThat(hostile.json().path("key").path("content").asText()).isEqualTo("key");
        assertThat(hostile.json().path("headers").get(0).path("name").asText()).isEqualTo("trace");

        JsonNode json = value(api, topic, 1, "");
        assertThat(json.path("view").asText()).isEqualTo("json");
        assertThat(json.path("content").asText()).isEqualTo("{\"n\": 12345678901234567890}");

        JsonNode avro = value(api, topic, 2, "");
        assertThat(avro.path("view").asText()).isEqualTo("avro");
        assertThat(avro.path("content").asText()).isEqualTo("{\"id\":7,\"article\":\"lamp\"}");
        assertThat(value(api, topic, 2, "?as=hex").path("content").asText()).startsWith("00");

        JsonNode unknown = value(api, topic, 3, "");
        assertThat(unknown.path("view").asText()).isEqualTo("hex");
        assertThat(unknown.path("problem").asText()).contains("No schema has the id 25443");

        assertThat(value(api, topic, 4, "").has("content")).as("a tombstone").isFalse();
        assertThat(value(api, topic, 5, "").path("view").asText()).isEqualTo("hex");
        assertThat(value(api, topic, 0, "?limit=8").path("content").asText()).isEqualTo("<script>");

        assertThat(api.get(path(topic, 6, "")).json().path("detail").asText())
            .contains("does not exist yet");
        assertThat(api.get(path(topic, 6, "")).status()).isEqualTo(404);
        HttpAnswer impossible = api.get(path(topic + "x".repeat(300), 0, ""));
        assertThat(impossible.status()).as(impossible.body()).isEqualTo(404);
        assertThat(impossible.body()).contains("No topic can have that name");
        assertThat(api.get(path("spark.events", 0, "")).status())
            .as("no way around Kafka's ACLs")
            .isEqualTo(404);
        assertThat(api.get(path(topic, 0, "?as=picture")).status()).isEqualTo(400);
      }
    }
  }

  private static JsonNode value(Api api, String topic, long offset, String query) {
    return api.get(path(topic, offset, query)).json().path("value");
  }

  private static String path(String topic, long offset, String query) {
    return "/api/v1/deadletters/records/" + topic + "/0/" + offset + query;
  }

  private static void send(Deployment deployment, String topic, byte @Nullable [] value)
      throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", deployment.bootstrap()), bytes, bytes)) {
      var record = new ProducerRecord<>(topic, 0, "key".getBytes(UTF_8), value);
      record.headers().add("trace", new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
      producer.send(record).get();
    }
  }
}
