package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.runtime.SinkConnectorConfig;
import org.apache.kafka.connect.runtime.SourceConnectorConfig;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file against the connector that it names, loaded from what the image has. */
class ConnectorFilesTest {

  /** What the converter of Avro is told. */
  private static final Set<String> OF_REGISTRIES =
      Set.of("schema.registry.url", "schema.registry.basic.auth.user.info");

  /** What the ends of names may be, by their beginnings. */
  private static final Map<String, Set<String>> PASSED_ON =
      Map.of(
          "producer.override.", ProducerConfig.configNames(),
          "consumer.override.", ConsumerConfig.configNames(),
          "source.consumer.", ConsumerConfig.configNames(),
          "source.cluster.", AdminClientConfig.configNames(),
          "target.cluster.", AdminClientConfig.configNames(),
          "value.converter.", ofConverters(),
          "topic.creation.default.",
              Set.of("partitions", "replication.factor", "max.message.bytes"));

  /** What a user has to give. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.directories", "/var/log/spark-events",
          "hbase.zookeeper.quorum", "zookeeper-1:2181",
          "search.urls", "https://search-1:9200");

  private static final Map<String, String> REQUIRED_BY_MIRRORS =
      Map.of(
          "source.bootstrap.servers", "a:9092",
          "target.bootstrap.servers", "b:9092");

  static Stream<Path> files() {
    return ConnectorFiles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileHasANameAndTexts(Path file) throws IOException {
    JsonNode root = ConnectorFiles.read(file);

    assertThat(ConnectorFiles.names(root)).containsExactly("name", "config");
    assertThat(root.path("name").isTextual()).isTrue();
    assertThat(root.path("config").properties())
        .allSatisfy(each -> assertThat(each.getValue().isTextual()).as(each.getKey()).isTrue());
    assertThat(ConnectorFiles.names(root.path("config"))).startsWith("connector.class");
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileHasNothingThatItsConnectorDoesNotKnow(Path file) throws Exception {
    Map<String, String> settings = ConnectorFiles.settings(file, values());

    try (Loaded loaded = Loaded.of(settings)) {
      Set<String> known = new TreeSet<>(loaded.connector().config().names());
      known.addAll(loaded.general().names());
      Set<String> unknown = new TreeSet<>(settings.keySet());
      unknown.removeAll(known);
      unknown.removeIf(ConnectorFilesTest::isPassedOn);
      assertThat(unknown).isEmpty();
    }
  }

  private static boolean isPassedOn(String name) {
    return PASSED_ON.entrySet().stream()
        .anyMatch(
            each ->
                name.startsWith(each.getKey())
                    && each.getValue().contains(name.substring(each.getKey().length())));
  }

  /** Those of JSON, and what the converter of Avro is told. */
  private static Set<String> ofConverters() {
    Set<String> names =
        new TreeSet<>(new JsonConverterConfig(Map.of("converter.type", "value")).values().keySet());
    names.addAll(OF_REGISTRIES);
    return names;
  }

  /** Instances with a registry write Avro, of which JSON's converter makes dead letters alone. */
  @Test
  void bothSinksCanBeToldToReadAvro() throws Exception {
    String avro = "dev.tidewatch.connect.avro.RegistryAvroConverter";
    String url = "http://registry-1:8081/apis/ccompat/v7,http://registry-2:8081/apis/ccompat/v7";
    Map<String, String> given = values();
    assertThat(given)
        .containsEntry("applications.converter", JsonConverter.class.getName())
        .containsEntry("applications.registry", "");
    given.put("applications.converter", avro);
    given.put("applications.registry", url);

    for (String sink : List.of("hbase-sink.json", "search-sink.json")) {
      Map<String, String> settings =
          ConnectorFiles.settings(Project.DEPLOY.resolve("connect/connectors/" + sink), given);
      assertThat(settings)
          .containsEntry("value.converter", avro)
          .containsEntry("value.converter.schema.registry.url", url)
          .containsEntry("errors.retry.timeout", "-1");
      assertTaken(avro, settings);
    }
    assertThat(Project.read("connect/README.md")).contains("applications.converter=" + avro);
  }

  /** By the converter itself, which says what it knows. */
  private static void assertTaken(String name, Map<String, String> settings) throws Exception {
    try (URLClassLoader loader = Loaded.loader(name);
        Converter converter =
            Class.forName(name, true, loader)
                .asSubclass(Converter.class)
                .getDeclaredConstructor()
                .newInstance()) {
      Map<String, String> own = new TreeMap<>();
      for (String known : converter.config().names()) {
        own.put(known, settings.getOrDefault("value.converter." + known, "missing"));
      }
      assertThat(own.keySet()).isEqualTo(OF_REGISTRIES);
      assertThat(own).doesNotContainValue("missing");
      converter.configure(own, false);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsValidWithItsDefaultsAndWhatAUserGives(Path file) throws Exception {
    Map<String, String> settings = ConnectorFiles.settings(file, values());

    assertThat(settings.values()).noneMatch(value -> value.contains("${"));
    try (Loaded loaded = Loaded.of(settings)) {
      assertThat(errors(loaded.connector().validate(settings).configValues())).isEmpty();
    }
  }

  @Test
  void aWrongValueIsFound() throws Exception {
    Path file = Project.DEPLOY.resolve("connect/connectors/hbase-sink.json");
    Map<String, String> settings = ConnectorFiles.settings(file, values());
    settings.put("table.create", "maybe");

    try (Loaded loaded = Loaded.of(settings)) {
      assertThat(errors(loaded.connector().validate(settings).configValues())).hasSize(1);
    }
  }

  @Test
  void everyParameterHasADefaultOrHasToBeGivenAndNoDefaultIsLeftOver() throws IOException {
    requireKnown(ConnectorFiles.CONNECT, REQUIRED.keySet());
    requireKnown(ConnectorFiles.MIRROR, REQUIRED_BY_MIRRORS.keySet());
  }

  private static void requireKnown(ConnectorFiles files, Set<String> required) throws IOException {
    Set<String> known = new TreeSet<>(required);
    known.addAll(files.defaults().keySet());
    assertThat(files.parameters()).isEqualTo(known);
    assertThat(Project.read(files.directory().resolve("defaults.properties")))
        .contains(required.toArray(String[]::new));
  }

  private static Map<String, String> values() throws IOException {
    Map<String, String> values = new TreeMap<>();
    values.putAll(ConnectorFiles.CONNECT.defaults());
    values.putAll(ConnectorFiles.MIRROR.defaults());
    values.putAll(REQUIRED);
    values.putAll(REQUIRED_BY_MIRRORS);
    return values;
  }

  private static List<String> errors(List<ConfigValue> values) {
    List<String> errors = new ArrayList<>();
    values.forEach(value -> errors.addAll(value.errorMessages()));
    return errors;
  }

  /** A connector with the class loader of its plugin. */
  private record Loaded(Connector connector, URLClassLoader loader) implements AutoCloseable {

    static Loaded of(Map<String, String> settings) throws Exception {
      String name = settings.getOrDefault("connector.class", "");
      URLClassLoader loader = loader(name);
      Class<?> type = Class.forName(name, true, loader);
      return new Loaded((Connector) type.getDeclaredConstructor().newInstance(), loader);
    }

    static URLClassLoader loader(String name) throws IOException {
      return new URLClassLoader(jars(name), ConnectorFilesTest.class.getClassLoader());
    }

    private static URL[] jars(String name) throws IOException {
      List<URL> jars = new ArrayList<>();
      if (name.startsWith("dev.tidewatch.connect.")) {
        String module = name.split("\\.", -1)[3];
        Path plugin =
            Project.ROOT.resolve(
                "connect/%s/target/plugin/tidewatch-connect-%s".formatted(module, module));
        try (Stream<Path> files = Files.list(plugin)) {
          for (Path jar : files.toList()) {
            jars.add(jar.toUri().toURL());
          }
        }
      }
      return jars.toArray(URL[]::new);
    }

    ConfigDef general() {
      return connector instanceof SinkConnector
          ? SinkConnectorConfig.configDef()
          : SourceConnectorConfig.configDef();
    }

    @Override
    public void close() throws IOException {
      loader.close();
    }
  }
}
