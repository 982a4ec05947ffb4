package dev.tidewatch.it.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import dev.tidewatch.registry.GenericAvroDeserializer;
import dev.tidewatch.registry.RecordAvroSerde;
import dev.tidewatch.registry.RegistryClient;
import dev.tidewatch.registry.RegistryTimeouts;
import dev.tidewatch.registry.WireFormat;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Tidewatch writes is read by Confluent's own serializers, and the other way round, over one
 * registry.
 */
final class ConfluentSerializerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  record Sample(String name, @Nullable Long number, List<String> words) {}

  @Test
  void bothReadWhatTheOtherHasWritten(@TempDir Path directory) throws Exception {
    try (Apicurio registry = new Apicurio(Files.createDirectory(directory.resolve("registry")))) {
      Sample given = new Sample("n\u00e4me", null, List.of("a", "b"));
      RegistryClient client = client(registry.url());
      RecordAvroSerde<Sample> serde = new RecordAvroSerde<>(RecordCodec.of(Sample.class), client);
      Files.write(
          Files.createDirectory(directory.resolve("given")).resolve("sample"),
          serde.serializer().serialize("sample", given));

      runPeer(registry.url(), directory);

      assertThat(record(Files.readString(directory.resolve("read/sample"))).toString())
          .isEqualTo("{\"name\": \"n\u00e4me\", \"number\": null, \"words\": [\"a\", \"b\"]}");
      for (Map.Entry<String, AvroSamples.Sample> sample : AvroSamples.all().entrySet()) {
        byte[] bytes = Files.readAllBytes(directory.resolve("written").resolve(sample.getKey()));
        Schema writer = client.byId(WireFormat.schemaId(bytes));
        Object read =
            requireNonNull(new GenericAvroDeserializer(client).deserialize(sample.getKey(), bytes));

        assertThat(AvroSamples.json(writer, read))
            .as(sample.getKey())
            .isEqualTo(sample.getValue().json());
      }
    }
  }

  private static GenericRecord record(String json) throws IOException {
    Schema schema = RecordCodec.of(Sample.class).schema();
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().jsonDecoder(schema, json));
  }

  private static void runPeer(URI registry, Path directory) {
    Path log = directory.resolve("peer.log");
    Path classes = Path.of("target", "test-classes").toAbsolutePath();
    try (JavaProcess peer =
        new JavaCommand("Confluent's serializers", ConfluentPeer.class.getName())
            .classPath(jar() + File.pathSeparator + classes)
            .jvmOptions(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"))
            .arguments(registry.toString(), directory.toString())
            .start(log, Readiness.immediately(), PATIENCE)) {
      assertThat(peer.endsWithin(PATIENCE)).as("%s", peer.logged()).isTrue();
      assertThat(peer.exitCode()).as("%s", peer.logged()).hasValue(0);
    }
  }

  /** Where the build has copied it to. */
  private static String jar() {
    return System.getProperty("tidewatch.confluent.jar", "target/confluent/serializers.jar");
  }

  private static RegistryClient client(URI url) {
    return new RegistryClient(List.of(url), Optional.empty(), RegistryTimeouts.DEFAULT);
  }
}
