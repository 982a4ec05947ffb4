package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The brokers' environment, put through the program that Kafka's own image starts with: it writes
 * the broker's properties and formats its storage.
 */
class KafkaImageTest {

  /** Of the image, not of the broker. */
  private static final List<String> OTHERS = List.of("KAFKA_HEAP_OPTS");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "compose.yaml,kafka-1",
    "compose.yaml,kafka-2",
    "compose.yaml,kafka-3",
    "compose.single.yaml,kafka"
  })
  void theBrokersImageTakesIt(String file, String broker) throws Exception {
    Map<String, String> environment = environment(file, broker);

    // when
    Run setup = setUp(environment);

    // then
    assertThat(setup.status()).as(setup.printed()).isZero();
    assertThat(directory.resolve("data/meta.properties")).content().contains("cluster.id=");
    Properties properties = written();
    assertThat(new KafkaConfig(properties).nodeId())
        .isEqualTo(Integer.parseInt(environment.get("KAFKA_NODE_ID")));
    assertThat(unknown(environment)).isEmpty();
    assertThat(properties.stringPropertyNames()).containsAll(names(environment));
  }

  private Map<String, String> environment(String file, String broker) {
    Map<String, Object> service =
        ComposeFile.of(Project.read("compose/" + file)).running("apache/kafka").get(broker);
    assertThat(service).isNotNull();
    Map<String, String> environment = new HashMap<>(ComposeFile.environment(service));
    assertThat(environment).containsEntry("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    environment.put("KAFKA_LOG_DIRS", directory.resolve("data").toString());
    return environment;
  }

  @Test
  void aSettingThatBrokersDoNotHaveIsFound() {
    assertThat(unknown(Map.of("KAFKA_MIN_INSYNC_REPLICA", "2", "KAFKA_NODE_ID", "1")))
        .containsExactly("min.insync.replica");
  }

  @Test
  void aListenerThatIsNotMappedIsRefusedByTheBroker() throws Exception {
    Map<String, String> environment = environment("compose.single.yaml", "kafka");
    environment.put(
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");

    assertThat(setUp(environment).status()).isNotZero();
  }

  private static List<String> unknown(Map<String, String> environment) {
    return names(environment).stream()
        .filter(name -> !AbstractKafkaConfig.CONFIG_DEF.names().contains(name))
        .toList();
  }

  private static List<String> names(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith("KAFKA_") && !OTHERS.contains(name))
        .map(name -> name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT))
        .map(name -> name.replace('_', '.'))
        .toList();
  }

  private Run setUp(Map<String, String> environment) throws IOException, InterruptedException {
    Path defaults = Files.createDirectory(directory.resolve("defaults"));
    for (String file : List.of("server.properties", "log4j2.yaml", "tools-log4j2.yaml")) {
      Files.createFile(defaults.resolve(file));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("kafka.docker.KafkaDockerWrapper", "setup"));
    command.addAll(List.of("--default-configs-dir", defaults.toString()));
    command.addAll(
        List.of(
            "--mounted-configs-dir",
            Files.createDirectory(directory.resolve("mounted")).toString()));
    command.addAll(
        List.of(
            "--final-configs-dir", Files.createDirectory(directory.resolve("final")).toString()));
    return Run.of(directory, environment, command);
  }

  private Properties written() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(directory.resolve("final/server.properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}
