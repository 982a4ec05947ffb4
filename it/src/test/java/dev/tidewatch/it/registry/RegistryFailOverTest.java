package dev.tidewatch.it.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.registry.RecordAvroSerde;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import dev.tidewatch.registry.WireFormat;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two registries of {@code deploy/schema-registry} that share their schemas through Kafka, and one
 * of them dies.
 */
final class RegistryFailOverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  record Before(String text) {}

  record After(long number) {}

  @Test
  void readersAndWritersGoOnWithTheOtherOne(@TempDir Path directory) throws Exception {
    try (LocalKafka kafka = LocalKafka.in(directory.resolve("kafka")).start()) {
      try (Apicurio first = registry(directory.resolve("first"), kafka);
          Apicurio second = registry(directory.resolve("second"), kafka)) {
        RegistryClient client = client(first, second);
        RecordAvroSerde<Before> before =
            new RecordAvroSerde<>(RecordCodec.of(Before.class), client);
        byte[] written = before.serializer().serialize("before", new Before("a"));
        // What one has been told comes to the other through Kafka, a moment later
        String schema = "/schemas/ids/" + WireFormat.schemaId(written);
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(IOException.class)
            .until(() -> !second.send("GET", schema, "").isEmpty());

        first.kill();

        // One that has never asked finds the schema of before, and the client that knew the dead
        // one registers another.
        RecordAvroSerde<Before> newcomer =
            new RecordAvroSerde<>(RecordCodec.of(Before.class), client(first, second));
        assertThat(newcomer.deserializer().deserialize("before", written))
            .isEqualTo(new Before("a"));
        RecordAvroSerde<After> after = new RecordAvroSerde<>(RecordCodec.of(After.class), client);
        byte[] later = after.serializer().serialize("after", new After(7));
        assertThat(
                new RecordAvroSerde<>(RecordCodec.of(After.class), client(second))
                    .deserializer()
                    .deserialize("after", later))
            .isEqualTo(new After(7));
      }
    }
  }

  private static Apicurio registry(Path directory, LocalKafka kafka) throws Exception {
    return Apicurio.onKafka(Files.createDirectory(directory), kafka.bootstrapServers());
  }

  @Test
  void itsHealthIsWhereTheProbesAsk(@TempDir Path directory) throws Exception {
    try (Apicurio registry = new Apicurio(directory)) {
      for (String path : List.of("/health/live", "/health/ready")) {
        HttpRequest request = HttpRequest.newBuilder(registry.url().resolve(path)).build();
        // Probes ask again and again: it may not be ready at once, or slow to begin with
        await(path)
            .atMost(PATIENCE)
            .until(
                () ->
                    HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
                        == 200);
      }
    }
  }

  @Test
  void theFirstOneMakesATopicThatForgetsNothing(@TempDir Path directory) throws Exception {
    try (LocalKafka kafka = LocalKafka.in(directory.resolve("kafka")).start();
        Apicurio registry = registry(directory.resolve("registry"), kafka);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(registry.send("GET", "/subjects", "")).isEqualTo("[]");
      ConfigResource journal = new ConfigResource(ConfigResource.Type.TOPIC, Apicurio.JOURNAL);
      Config settings =
          admin
              .describeConfigs(List.of(journal))
              .all()
              .get(30, TimeUnit.SECONDS)
              .values()
              .iterator()
              .next();

      assertThat(settings.get("retention.ms").value()).isEqualTo("-1");
      assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
    }
  }

  private static RegistryClient client(Apicurio... registries) {
    return new RegistryClient(
        List.of(registries).stream().map(Apicurio::url).toList(),
        Optional.empty(),
        RegistryTimeouts.DEFAULT);
  }
}
