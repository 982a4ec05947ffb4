package dev.tidewatch.it.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.config.RegistrySettings;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.registry.RecordAvroSerde;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two registries that share their schemas through Kafka, and one of them dies. */
final class RegistryFailOverTest {

  record Before(String text) {}

  record After(long number) {}

  @Test
  void readersAndWritersGoOnWithTheOtherOne(@TempDir Path directory) throws Exception {
    try (LocalKafka kafka = LocalKafka.in(directory.resolve("kafka")).start()) {
      createJournal(kafka.bootstrapServers());
      try (Apicurio first = registry(directory.resolve("first"), kafka);
          Apicurio second = registry(directory.resolve("second"), kafka)) {
        RegistryClient client = client(first, second);
        RecordAvroSerde<Before> before =
            new RecordAvroSerde<>(RecordCodec.of(Before.class), client);
        byte[] written = before.serializer().serialize("before", new Before("a"));

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

  private static void createJournal(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      NewTopic journal =
          new NewTopic(Apicurio.JOURNAL, 1, (short) 1).configs(Map.of("retention.ms", "-1"));
      admin.createTopics(List.of(journal)).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static RegistryClient client(Apicurio... registries) {
    return new RegistryClient(
        new RegistrySettings(
            List.of(registries).stream().map(Apicurio::url).toList(), Optional.empty()),
        RegistryTimeouts.DEFAULT);
  }
}
