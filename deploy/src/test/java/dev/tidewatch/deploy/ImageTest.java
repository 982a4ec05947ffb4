package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.ingest.Ingester;
import dev.tidewatch.ingest.ProgressListener;
import dev.tidewatch.local.kafka.LocalKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in the image is run as the image runs it: its files alone, nothing of this JVM's class
 * path, no temporary directory. Without a container engine; its isolation is not what is tested.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTest {

  /** Whoever unpacks a native library, or anything else, into the temporary directory fails. */
  private static final String NO_TEMPORARY_DIRECTORY = "-Djava.io.tmpdir=/nowhere";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Path directory = Path.of("");
  private ImageFiles image = new ImageFiles(Path.of(""));

  @BeforeAll
  void layOut(@TempDir Path temporary) throws Exception {
    directory = temporary;
    image = ImageFiles.layOut(temporary);
  }

  @Test
  void anInstanceRunsOnItsFilesAndWritesNowhereButToItsState() throws Exception {
    Map<String, String> before = image.state("/opt");
    int port = freePort();
    try (LocalKafka kafka = LocalKafka.in(directory.resolve("kafka")).start()) {
      ship(kafka.bootstrapServers());
      Process instance = start(kafka.bootstrapServers(), port);
      try {
        // when
        await()
            .atMost(PATIENCE)
            .pollDelay(Duration.ofSeconds(1))
            .until(() -> !instance.isAlive() || health(port, "ready").status() == 0);

        // then
        assertThat(instance.isAlive()).as(log()).isTrue();
        assertThat(health(port, "live")).isEqualTo(new Run(0, "live: yes"));
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(get(port, "/api/v1/applications").body()).contains("id"));
        for (String path : probed()) {
          assertThat(get(port, path).statusCode()).as(path).isEqualTo(200);
        }
      } finally {
        instance.destroy();
        assertThat(instance.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
      }
      assertThat(log()).as("SIGTERM reached Java, which closed its stores").contains("Stopping");
    }
    assertThat(image.state("/opt")).isEqualTo(before);
    assertThat(image.state("/var/lib/tidewatch")).hasSizeGreaterThan(10);
  }

  @Test
  void nobodyListeningIsNoHealth() throws Exception {
    Run health = health(freePort(), "live");

    assertThat(health.status()).isEqualTo(1);
    assertThat(health.printed()).startsWith("live: nobody listens at");
  }

  @Test
  void everyNativeLibraryIsFoundBesideTheJars() throws Exception {
    Run found = loadNativeLibraries(options("service.args"));

    assertThat(found).isEqualTo(new Run(0, "rocksdb zstd snappy lz4"));
  }

  /** Else the test before would show nothing. */
  @Test
  void withoutTheOptionsOfTheImageNativeLibrariesAreUnpackedAndFail() throws Exception {
    assertThat(loadNativeLibraries(List.of()).status()).isEqualTo(1);
  }

  @Test
  void defaultsOfTheJvmGiveWayToTheOperators() throws Exception {
    List<String> command = new ArrayList<>(List.of(ImageFiles.java()));
    command.addAll(options("service.args"));
    command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));

    String standard = Run.of(directory, command).printed();
    String changed =
        Run.of(directory, Map.of("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=70"), command)
            .printed();

    assertThat(standard).containsPattern("MaxRAMPercentage += 50.0.*config file");
    assertThat(standard).containsPattern("ExitOnOutOfMemoryError += true");
    assertThat(changed).containsPattern("MaxRAMPercentage += 70.0.*environment");
  }

  private Process start(String bootstrap, int port) throws IOException {
    Dockerfile file = Dockerfile.ofTheImage();
    List<String> command = new ArrayList<>(image.command(file.exec("ENTRYPOINT")));
    command.addAll(file.exec("CMD"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(image.path(file.last("WORKDIR")).toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "TIDEWATCH_STATE_DIR",
                image.path(file.environment().getOrDefault("TIDEWATCH_STATE_DIR", "")).toString(),
                "TIDEWATCH_BOOTSTRAP_SERVERS",
                bootstrap,
                "TIDEWATCH_HTTP_PORT",
                Integer.toString(port),
                "JAVA_TOOL_OPTIONS",
                "-Xmx512m " + NO_TEMPORARY_DIRECTORY));
    Path log = directory.resolve("log");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** The image's own health check, with another question. */
  private Run health(int port, String question) throws IOException, InterruptedException {
    List<String> check = new ArrayList<>(Dockerfile.ofTheImage().exec("HEALTHCHECK"));
    assertThat(check.remove(check.size() - 1)).isEqualTo("live");
    check.add(question);
    List<String> command = image.command(check);
    return Run.of(
        directory,
        Map.of(
            "TIDEWATCH_BOOTSTRAP_SERVERS",
            "localhost:9092",
            "TIDEWATCH_HTTP_PORT",
            Integer.toString(port),
            // With these no second JVM would start.
            "JAVA_TOOL_OPTIONS",
            "-Xms4g -XX:+UseParallelGC -javaagent:/nowhere.jar"),
        command);
  }

  private Run loadNativeLibraries(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ImageFiles.java(), NO_TEMPORARY_DIRECTORY));
    command.addAll(options);
    String lib = image.path("/opt/tidewatch/lib") + "/*";
    String tests = Project.DEPLOY.resolve("target/test-classes").toString();
    command.addAll(List.of("-cp", lib + ":" + tests, NativeLibraries.class.getName()));
    Run run = Run.of(directory, command);
    String printed = run.printed();
    return new Run(run.status(), printed.substring(printed.lastIndexOf('\n') + 1));
  }

  /** The options of an argument file, without what it runs. */
  private List<String> options(String name) {
    return Project.read(image.path("/opt/tidewatch/" + name))
        .lines()
        .filter(line -> line.startsWith("-") && !line.startsWith("-jar"))
        .toList();
  }

  /** The paths that Kubernetes asks. */
  private static List<String> probed() {
    return Yaml.documents(Project.read("k8s/base/statefulset.yaml")).stream()
        .flatMap(document -> document.toString().lines())
        .flatMap(text -> Pattern.compile("path=(/health/\\w+)").matcher(text).results())
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  private static void ship(String bootstrap) {
    Path logs = Project.ROOT.resolve("samples/logs/codec-zstd-3.5");
    new Ingester(IngestOptions.to(bootstrap), ProgressListener.NONE).ship(List.of(logs));
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(url).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
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
