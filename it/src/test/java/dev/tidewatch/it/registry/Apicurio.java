package dev.tidewatch.it.registry;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An Apicurio Registry in a child JVM, on the loopback address only. */
public final class Apicurio implements AutoCloseable {

  /** Keeps the schemas; the file for deployment says for how long. */
  static final String JOURNAL = "kafkasql-journal";

  private static final Path CONFIGURATION =
      Path.of(System.getProperty("tidewatch.root"), "deploy/schema-registry/registry.properties");
  private static final Duration START_DEADLINE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JavaProcess process;
  private final URI url;

  /**
   * Starts one that keeps its schemas in memory, and waits until it answers.
   *
   * @param directory of its own, for its log
   */
  public Apicurio(Path directory) {
    this(directory, Map.of(), List.of());
  }

  /**
   * One of several that share their schemas through Kafka, with {@code
   * deploy/schema-registry/registry.properties}.
   *
   * @param bootstrapServers of a cluster of one broker
   */
  static Apicurio onKafka(Path directory, String bootstrapServers) {
    Path own = write(directory.resolve("own.properties"), bootstrapServers);
    return new Apicurio(
        directory, Map.of("QUARKUS_CONFIG_LOCATIONS", own + "," + CONFIGURATION), List.of());
  }

  /** What is otherwise here, put before the file as an overlay for Kubernetes does it. */
  private static Path write(Path file, String bootstrapServers) {
    try {
      return Files.writeString(
          file,
          """
          apicurio.kafkasql.bootstrap.servers=%s
          apicurio.kafkasql.topic.min.insync.replicas=1
          """
              .formatted(bootstrapServers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Apicurio(Path directory, Map<String, String> environment, List<String> options) {
    int port = Ports.free(1).get(0);
    url = URI.create("http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7");
    JavaCommand command = new JavaCommand("schema registry", "io.quarkus.runner.GeneratedMain");
    environment.forEach(command::environment);
    process =
        command
            .classPath(runner().toString())
            .directory(directory)
            .jvmOptions(options)
            .jvmOptions(
                List.of(
                    "-Xmx192m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // Without these it listens on every address.
                    "-Dquarkus.http.host=" + Ports.HOST,
                    "-Dquarkus.management.host=" + Ports.HOST,
                    "-Dquarkus.http.port=" + port,
                    "-Dquarkus.management.port=0"))
            .start(
                directory.resolve("schema-registry.log"),
                Readiness.answers(URI.create(url + "/subjects")),
                START_DEADLINE);
  }

  /** Where the build has unpacked it to. */
  private static Path runner() {
    Path unpacked = Path.of(System.getProperty("tidewatch.registry", "target/schema-registry"));
    try (Stream<Path> files = Files.list(unpacked)) {
      return files.filter(file -> file.toString().endsWith("-runner.jar")).findAny().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No schema registry in " + unpacked + ": the Maven build unpacks it", e);
    }
  }

  /** Where its Confluent-compatible API is. */
  public URI url() {
    return url;
  }

  /** Sends JSON past the client under test and gives the answer; fails on anything but success. */
  String send(String method, String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** Ends it without a word, as a crash does. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
