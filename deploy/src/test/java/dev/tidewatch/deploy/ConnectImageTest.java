package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.deploy.Dockerfile.Instruction;
import dev.tidewatch.local.kafka.LocalKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worker's image is laid out by its own script and its Dockerfile, and run from that alone,
 * with the shipped properties and the environment of a container.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectImageTest {

  /** What compose file and manifests start the exporter of the image with. */
  static final String EXPORTER =
      "-javaagent:/opt/connect/jmx/jmx_prometheus_javaagent.jar=9404:/opt/connect/jmx/connect.yaml";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Dockerfile FILE = Dockerfile.ofConnect();

  private Path directory = Path.of("");
  private Path root = Path.of("");

  @BeforeAll
  void layOut(@TempDir Path temporary) throws Exception {
    directory = temporary;
    root = Files.createDirectory(temporary.resolve("root"));
    Path built = temporary.resolve("image");
    Run assemble =
        Run.of(Project.ROOT, List.of("sh", "deploy/connect/assemble", "connect", built.toString()));
    assertThat(assemble.status()).as(assemble.printed()).isZero();
    for (Instruction each : FILE.instructions()) {
      if (each.name().equals("COPY") && each.arguments().contains("--from=build")) {
        String[] parts = each.arguments().split(" +", -1);
        copy(
            built.resolve(parts[parts.length - 2].replaceFirst("^/image/", "")),
            root.resolve(parts[parts.length - 1].substring(1)));
      }
    }
    try (Stream<Path> files = Files.list(root.resolve("opt/connect"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*(args|properties)")).toList()) {
        Files.writeString(file, here(Project.read(file)));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path entry : entries.toList()) {
        Path target = to.resolve(from.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
        }
      }
    }
  }

  /** A text that names files of the image, naming them where they are here. */
  private String here(String text) {
    return text.replaceAll("(?<![\\w.])/(opt|etc|var/lib)/", root + "/$1/");
  }

  private List<String> command(List<String> ofTheImage) {
    return ofTheImage.stream()
        .map(each -> each.equals("java") ? ImageFiles.java() : here(each))
        .map(each -> each.replace("@/opt", "@" + root + "/opt"))
        .toList();
  }

  @Test
  void aWorkerRunsOnTheFilesOfTheImageWithAllItsConnectors() throws Exception {
    int port = freePort();
    int metrics = freePort();
    assertThat(health(port).status()).as("before it runs").isEqualTo(1);
    try (LocalKafka kafka = LocalKafka.in(directory.resolve("kafka")).start()) {
      Process worker = start(kafka.bootstrapServers(), port, metrics);
      try {
        // when
        await()
            .atMost(PATIENCE)
            .pollDelay(Duration.ofSeconds(1))
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> !worker.isAlive() || health(port).status() == 0);

        // then
        assertThat(worker.isAlive()).as(log()).isTrue();
        assertThat(health(port).printed()).startsWith("200 {\"status\":\"healthy\"");
        assertThat(plugins(port))
            .contains("RegistryAvroConverter", "JsonConverter")
            .filteredOn(name -> name.endsWith("Connector"))
            .containsExactlyInAnyOrder(
                "SparkEventLogSourceConnector",
                "HBaseSinkConnector",
                "SearchSinkConnector",
                "MirrorSourceConnector",
                "MirrorCheckpointConnector",
                "MirrorHeartbeatConnector");
        assertThat(get(metrics, "/metrics"))
            .contains("kafka_connect_worker_connectors 0.0", "jmx_scrape_error 0.0");
      } finally {
        worker.destroy();
        assertThat(worker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
      }
    }
    assertThat(log()).as("SIGTERM reached Java, which left its group").contains("stopped");
  }

  @Test
  void theConverterBringsTheClientOfRegistriesAndNothingElseOfInstances() throws IOException {
    Path plugin = root.resolve("opt/connect/plugins/tidewatch-connect-avro");
    try (Stream<Path> jars = Files.list(plugin)) {
      assertThat(jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", "")))
          .contains("avro")
          .filteredOn(name -> name.matches("(tidewatch|kafka).*"))
          .containsExactlyInAnyOrder(
              "tidewatch-connect-avro", "tidewatch-connect-common", "tidewatch-registry");
    }
  }

  private Process start(String bootstrap, int port, int metrics) throws IOException {
    List<String> command = new ArrayList<>(command(FILE.exec("ENTRYPOINT")));
    command.addAll(command(FILE.exec("CMD")));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(root.resolve(FILE.last("WORKDIR").substring(1)).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(port));
    builder.environment().put("CONNECT_BOOTSTRAP_SERVERS", bootstrap);
    builder
        .environment()
        .put(
            "JAVA_TOOL_OPTIONS",
            "-Xmx256m " + here(EXPORTER).replace("9404", "127.0.0.1:" + metrics));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  private static Map<String, String> environment(int port) {
    return Map.of(
        "CONNECT_LISTENERS", "http://127.0.0.1:" + port,
        "CONNECT_REST_ADVERTISED_HOST_NAME", "127.0.0.1",
        "CONNECT_CONFIG_STORAGE_REPLICATION_FACTOR", "1",
        "CONNECT_OFFSET_STORAGE_REPLICATION_FACTOR", "1",
        "CONNECT_STATUS_STORAGE_REPLICATION_FACTOR", "1");
  }

  /** The image's own health check. */
  private Run health(int port) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(environment(port));
    // With these no second JVM would start.
    environment.put("JAVA_TOOL_OPTIONS", "-javaagent:/nowhere.jar");
    return Run.of(directory, environment, command(FILE.exec("HEALTHCHECK")));
  }

  private static List<String> plugins(int port) throws IOException, InterruptedException {
    return new JsonMapper()
            .readTree(get(port, "/connector-plugins?connectorsOnly=false"))
            .findValuesAsText("class")
            .stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .toList();
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path))).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private String log() {
    return Project.read(directory.resolve("log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
