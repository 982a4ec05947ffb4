package dev.tidewatch.it.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The genuine Confluent serializers, in a JVM of their own: the jar that has them brings its own
 * Kafka and Avro. Writes the {@link AvroSamples} to files, and reads what it finds.
 */
final class ConfluentPeer {

  private static final String SERIALIZERS = "io.confluent.kafka.serializers.";

  private ConfluentPeer() {}

  /**
   * Writes {@code written/<topic>} and, of each {@code given/<topic>}, {@code read/<topic>} in
   * Avro's JSON encoding.
   *
   * @param args the registry's URL, and the directory
   */
  public static void main(String[] args) throws Exception {
    Map<String, ?> settings = Map.of("schema.registry.url", args[0]);
    Path directory = Path.of(args[1]);
    write(settings, Files.createDirectories(directory.resolve("written")));
    read(settings, directory.resolve("given"), Files.createDirectories(directory.resolve("read")));
  }

  @SuppressWarnings("unchecked") // it serializes whatever Avro has
  private static void write(Map<String, ?> settings, Path directory) throws Exception {
    try (Serializer<Object> serializer = (Serializer<Object>) instance("KafkaAvroSerializer")) {
      serializer.configure(settings, false);
      for (Map.Entry<String, AvroSamples.Sample> sample : AvroSamples.all().entrySet()) {
        String topic = sample.getKey();
        Files.write(
            directory.resolve(topic), serializer.serialize(topic, sample.getValue().value()));
      }
    }
  }

  @SuppressWarnings("unchecked") // it gives whatever Avro has
  private static void read(Map<String, ?> settings, Path from, Path to) throws Exception {
    List<Path> files;
    try (Stream<Path> found = Files.list(from)) {
      files = found.toList();
    }
    try (Deserializer<Object> deserializer =
        (Deserializer<Object>) instance("KafkaAvroDeserializer")) {
      deserializer.configure(settings, false);
      for (Path file : files) {
        String topic = String.valueOf(file.getFileName());
        Object value = deserializer.deserialize(topic, Files.readAllBytes(file));
        Files.writeString(to.resolve(topic), json(value));
      }
    }
  }

  private static String json(Object value) throws IOException {
    Schema schema = ((GenericContainer) value).getSchema();
    return AvroSamples.json(schema, value);
  }

  private static Object instance(String name) throws ReflectiveOperationException {
    return Class.forName(SERIALIZERS + name).getDeclaredConstructor().newInstance();
  }
}
