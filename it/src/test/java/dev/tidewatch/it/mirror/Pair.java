package dev.tidewatch.it.mirror;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.app.Instance;
import dev.tidewatch.config.ConfigReader;
import dev.tidewatch.config.ConfigResult;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.mirror.Link;
import dev.tidewatch.local.mirror.MirrorConnectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clusters A and B, a Kafka Connect on B that mirrors A with the connectors of the project, and a
 * Tidewatch on B. Gone after {@link #close}.
 */
final class Pair implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(90);
  static final String SOURCE = "mirror-source-A-B";
  static final String ON_SOURCE = "mirror-heartbeat-on-A";
  static final String EMITTER = "mirror-heartbeat-A-B";
  static final Path HOME = Path.of(System.getProperty("tidewatch.root"));

  /** So that a test need not wait for minutes. */
  static final Map<String, String> QUICK =
      Map.of(
          "refresh.topics.interval.seconds", "1",
          "refresh.groups.interval.seconds", "1",
          "emit.checkpoints.interval.seconds", "1",
          "sync.group.offsets.interval.seconds", "1");

  private static final String SECRET = "only the two of these tests know it";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** More than any test starts one after the other. */
  private final List<Integer> ports = Ports.free(8);

  private final AtomicInteger next = new AtomicInteger();
  private final Path directory;
  private final LocalKafka a;
  private final LocalKafka b;
  private @Nullable ConnectWorker worker;
  private final List<Started> started = new ArrayList<>();
  private URI url = URI.create("http://127.0.0.1");

  private Pair(Path directory) {
    this.directory = directory;
    this.a = LocalKafka.in(directory.resolve("a")).start();
    this.b = LocalKafka.in(directory.resolve("b")).start();
  }

  static Pair start() {
    try {
      return new Pair(Files.createTempDirectory("tidewatch-mirror"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  String source() {
    return a.bootstrapServers();
  }

  String target() {
    return b.bootstrapServers();
  }

  Link link() {
    return new Link(source(), target());
  }

  /** Starts MirrorMaker 2's connectors in a Kafka Connect on B. */
  ConnectRest connect() throws IOException {
    ConnectWorker started =
        ConnectWorker.in(directory.resolve("connect"))
            // Offset syncs that are held back go out as often as offsets are flushed.
            .property("offset.flush.interval.ms", "500")
            .start(target());
    worker = started;
    MirrorConnectors.start(started.rest(), MirrorConnectors.read(HOME, link(), QUICK), PATIENCE);
    return started.rest();
  }

  /** Starts a Tidewatch on B, with further settings. */
  Instance tidewatch(String name, String... settings) {
    return tidewatch(name, List.of(settings));
  }

  private Instance tidewatch(String name, List<String> settings) {
    Instance instance = instance(name, name, settings);
    started.add(new Started(instance, name, settings));
    url = instance.url();
    return instance;
  }

  /** Starts another one of a Tidewatch: they share its partitions. The caller ends it. */
  Instance join(String name, String... settings) {
    return instance(name, name + "-joined", List.of(settings));
  }

  private Instance instance(String name, String instanceName, List<String> settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "bootstrap.servers=" + target(),
                "application.id=" + name,
                "instance.name=" + instanceName,
                "cluster.secret=" + SECRET,
                "cluster.port=" + ports.get(next.getAndIncrement()),
                "cluster.peer.ports="
                    + ports.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "state.dir=" + directory.resolve("state-" + instanceName),
                "http.port=0",
                "num.standby.replicas=0",
                "commit.interval.ms=100",
                "spark.events.partitions=1",
                "deadletter.partitions=1",
                "spark.events.topic=" + name + ".events",
                "spark.applications.topic=" + name + ".applications",
                "spark.deadletter.topic=" + name + ".dead",
                "spark.findings.topic=" + name + ".findings",
                "spark.commands.topic=" + name + ".spark-commands",
                "deadletter.topic=" + name + ".inbox",
                "deadletter.groups.topic=" + name + ".inbox.groups",
                "deadletter.commands.topic=" + name + ".commands",
                "mirror.flows.topic=" + name + ".flows"));
    all.addAll(settings);
    ConfigResult result = ConfigReader.read(Optional.empty(), Map.of(), all);
    if (result instanceof ConfigResult.Invalid invalid) {
      throw new IllegalStateException(invalid.errors().toString());
    }
    return Instance.start(((ConfigResult.Valid) result).config());
  }

  /** Ends the first Tidewatch, and starts it again after a while. */
  void restart(Duration down) {
    Started ended = started.remove(0);
    ended.instance().close();
    await().pollDelay(down).atMost(down.multipliedBy(2)).until(() -> true);
    Instance unused = tidewatch(ended.name(), ended.settings());
  }

  private record Started(Instance instance, String name, List<String> settings) {}

  /** The way to the source, for exact numbers. */
  String access() {
    return "mirror.clusters.A.bootstrap.servers=" + source();
  }

  /** The answer to a path below {@code /api/v1/mirrors/}; missing where it is not 200. */
  JsonNode json(String path) {
    return json(url, path);
  }

  /** The same, of one of them. */
  static JsonNode json(Instance instance, String path) {
    return json(instance.url(), path);
  }

  private static JsonNode json(URI server, String path) {
    try {
      var response =
          HTTP.send(
              HttpRequest.newBuilder(server.resolve("/api/v1/mirrors/" + path))
                  .timeout(Duration.ofSeconds(20))
                  .build(),
              BodyHandlers.ofString());
      return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the flow from A to B is so. */
  JsonNode awaitFlow(String what, Predicate<JsonNode> wanted) {
    return await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> json("flows/A/B"), flow -> !flow.isMissingNode() && wanted.test(flow));
  }

  JsonNode awaitLink(String state) {
    return awaitFlow(
        "the link is " + state, flow -> flow.at("/flow/link/state").asText().equals(state));
  }

  @Override
  public void close() throws IOException {
    started.forEach(each -> each.instance().close());
    if (worker != null) {
      worker.close();
    }
    a.close();
    b.close();
    List<Path> paths;
    try (var found = Files.walk(directory)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
