package dev.tidewatch.it.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.it.TestCluster;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.search.SearchServer;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the shipped connectors need: a worker with the shipped properties, two clusters of its own
 * (MirrorMaker 2's topics would be news for other tests), and OpenSearch.
 */
record ApplyWorld(
    TestCluster shared,
    LocalKafka source,
    LocalKafka target,
    ConnectWorker worker,
    SearchServer node)
    implements AutoCloseable {

  static final Path DEPLOY = Path.of(System.getProperty("tidewatch.root")).resolve("deploy");
  static final Path CONNECTORS = DEPLOY.resolve("connect/connectors");
  static final String SECRET = "open-sesame";

  private static final String TOPIC = "apply.applications";
  private static final JsonMapper JSON = new JsonMapper();

  /** What cannot be as it is shipped, beside places of files and copies on several brokers. */
  private static final Set<String> ELSEWHERE =
      Set.of("bootstrap.servers", "listeners", "plugin.path");

  static ApplyWorld start(TestCluster shared) throws Exception {
    LocalKafka source = LocalKafka.in(shared.directory("apply-source")).start();
    LocalKafka target = LocalKafka.in(shared.directory("apply-target")).start();
    Path secrets = Files.createDirectories(shared.directory("apply-secrets"));
    Files.writeString(secrets.resolve("search-password"), SECRET);
    Files.createDirectories(shared.directory("apply-logs"));
    ConnectWorker.Builder builder =
        ConnectWorker.in(shared.directory("apply-connect"))
            .plugin(Plugins.directory("source"))
            .plugin(Plugins.directory("hbase"))
            .plugin(Plugins.directory("search"));
    shipped(secrets).forEach(builder::property);
    ConnectWorker worker = builder.launch(target.bootstrapServers());
    create(target.bootstrapServers(), new NewTopic(TOPIC, 1, (short) 1));
    create(source.bootstrapServers(), new NewTopic("orders", 4, (short) 1));
    SearchServer node = SearchServer.start(Servers.jars("search"), shared.directory("apply-node"));
    worker.awaitReady();
    return new ApplyWorld(shared, source, target, worker, node);
  }

  private static void create(String bootstrapServers, NewTopic topic) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private static Map<String, String> shipped(Path secrets) throws Exception {
    Properties file = new Properties();
    try (Reader reader =
        Files.newBufferedReader(DEPLOY.resolve("connect/connect-distributed.properties"))) {
      file.load(reader);
    }
    assertThat(file).containsKeys(ELSEWHERE.toArray());
    Map<String, String> settings = new TreeMap<>();
    for (String name : file.stringPropertyNames()) {
      if (name.endsWith("replication.factor")) {
        settings.put(name, "1");
      } else if (name.endsWith("allowed.paths")) {
        settings.put(name, secrets.toString());
      } else if (!ELSEWHERE.contains(name)) {
        settings.put(name, file.getProperty(name));
      }
    }
    return settings;
  }

  /** A directory with the defaults of the shipped connectors, and with these files. */
  Path directory(String name, Map<String, String> files) throws Exception {
    Path directory = Files.createDirectories(shared.directory(name));
    Files.copy(CONNECTORS.resolve("defaults.properties"), directory.resolve("defaults.properties"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return directory;
  }

  /** {@code connect apply} with all shipped connectors, and what they need. */
  ConnectCli apply(String... more) {
    return applyAll(CONNECTORS, more);
  }

  /** The same with another directory. */
  ConnectCli applyAll(Path directory, String... more) {
    return connect(
        Stream.concat(
                Stream.of(
                    "apply",
                    "--dir",
                    directory.toString(),
                    "spark.directories=" + shared.directory("apply-logs"),
                    "hbase.zookeeper.quorum=127.0.0.1:1",
                    "history.deadletter.topic=apply.dead.history",
                    "search.deadletter.topic=apply.dead.search"),
                Stream.concat(forSearch(), Stream.of(more)))
            .toArray(String[]::new));
  }

  /** One connector that writes to an index. */
  ConnectCli applySearch(Path file, String... more) {
    return connect(
        Stream.concat(
                Stream.of("apply", file.toString()), Stream.concat(forSearch(), Stream.of(more)))
            .toArray(String[]::new));
  }

  private Stream<String> forSearch() {
    return Stream.of(
        "search.urls=" + node.url(), "applications.topic=" + TOPIC, "replication.factor=1");
  }

  ConnectCli applyMirrors() {
    return connect(
        "apply",
        "--dir",
        DEPLOY.resolve("mirrormaker/connect").toString(),
        "source.bootstrap.servers=" + source.bootstrapServers(),
        "target.bootstrap.servers=" + target.bootstrapServers(),
        "replication.factor=1");
  }

  ConnectCli connect(String... arguments) {
    return ConnectCli.run(
        Stream.concat(Stream.of(arguments), Stream.of("--url", worker.url().toString())));
  }

  /** Sends what the search sink reads. */
  void send(String key, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", target.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
    }
  }

  /** How many documents a query finds. */
  long found(String query) throws Exception {
    search("POST", "/tidewatch-applications/_refresh", "");
    return search("POST", "/tidewatch-applications/_count", "{\"query\":" + query + "}")
        .path("count")
        .asLong(-1);
  }

  JsonNode search(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.url() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body, UTF_8))
            .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    worker.close();
    node.close();
    source.close();
    target.close();
  }
}
