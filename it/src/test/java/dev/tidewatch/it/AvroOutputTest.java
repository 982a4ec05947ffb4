package dev.tidewatch.it;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.it.Samples.Sample;
import dev.tidewatch.it.registry.Apicurio;
import dev.tidewatch.registry.GenericAvroDeserializer;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With a schema registry, the output topic is Avro that anybody who knows the registry reads. */
@ExtendWith(SharedKafka.class)
class AvroOutputTest {

  @Test
  void theOutputTopicIsAvroWithTheRegistrysSchema(TestCluster cluster, @TempDir Path directory) {
    try (Apicurio registry = new Apicurio(directory)) {
      Deployment deployment =
          cluster.deployment("avro").with("schema.registry.url=" + registry.url());
      try (RunningInstance instance = deployment.start()) {
        Api api = instance.api();
        api.await("events", () -> api.send("HEAD", "/api/v1/events").status() == 200);
        EventListener listener = api.listen("");
        deployment.ingest(Samples.logs());
        api.awaitCaughtUp();
        GenericAvroDeserializer reader =
            new GenericAvroDeserializer(
                new RegistryClient(
                    List.of(registry.url()), Optional.empty(), RegistryTimeouts.DEFAULT));
        api.await(
            "an output record of each attempt",
            () -> latest(deployment, reader).size() == Samples.all().size());

        Map<String, GenericRecord> latest = latest(deployment, reader);

        assertThat(Samples.all())
            .allSatisfy(
                sample -> {
                  GenericRecord record = requireNonNull(latest.get(sample.attempt()));
                  assertThat(record.get("applicationId")).hasToString(sample.application());
                  assertThat(record.get("sparkVersion")).hasToString(spark(sample));
                });
        api.await(
            "an event of each application",
            () ->
                listener.events().stream()
                    .filter(event -> event.type().equals("application"))
                    .map(event -> event.data().path("appId").asText())
                    .collect(Collectors.toSet())
                    .equals(
                        Samples.all().stream()
                            .map(Sample::application)
                            .collect(Collectors.toSet())));
        api.await(
            "an event of a finding",
            () ->
                listener.events().stream()
                    .anyMatch(
                        event ->
                            event.type().equals("finding")
                                && event.data().path("rule").asText().equals("spill")
                                && event.data().at("/evidence/0/value").isNumber()));
        listener.close();
      }
    }
  }

  private static String spark(Sample sample) {
    JsonNode version = sample.facts().path("spark");
    return version.asText();
  }

  private static Map<String, GenericRecord> latest(
      Deployment deployment, GenericAvroDeserializer reader) {
    Map<String, GenericRecord> latest = new TreeMap<>();
    String topic = deployment.applicationsTopic();
    for (ConsumerRecord<byte[], byte[]> record : Records.of(deployment, topic).all()) {
      latest.put(
          new String(record.key(), StandardCharsets.UTF_8),
          (GenericRecord) reader.deserialize(topic, record.value()));
    }
    return latest;
  }
}
