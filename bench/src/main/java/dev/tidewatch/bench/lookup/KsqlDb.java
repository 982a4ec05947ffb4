package dev.tidewatch.bench.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.ksql.KsqlCommand;
import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A ksqlDB server in a process of its own, with the table of Tidewatch's applications. It is not on
 * Maven Central: the command that starts it in the foreground is given by {@code
 * TIDEWATCH_KSQLDB_START}, as for {@code KsqlDbTest}. Owned by one thread.
 */
final class KsqlDb implements AutoCloseable {

  private static final String START = "TIDEWATCH_KSQLDB_START";
  private static final String TABLE = "tidewatch_applications";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final int port;
  private final Thread end;

  private KsqlDb(Process process, int port) {
    this.process = process;
    this.port = port;
    this.end = new Thread(process::destroy, "ksqldb-end");
    Runtime.getRuntime().addShutdownHook(end);
  }

  /** The command that starts a server; empty where the environment names none. */
  static Optional<String> command() {
    return Optional.ofNullable(System.getenv(START)).filter(command -> !command.isBlank());
  }

  /**
   * Starts one, and makes the table with the project's own migration.
   *
   * @param files the directory {@code ksql} of the project
   */
  static KsqlDb start(String command, String bootstrapServers, Path directory, Path files)
      throws IOException, InterruptedException {
    int port = Ports.claim(0, "ksqlDB");
    Path extensions = Files.createDirectories(directory.resolve("extensions"));
    ProcessBuilder builder =
        new ProcessBuilder(command, bootstrapServers, String.valueOf(port), extensions.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("ksqldb.log").toFile());
    builder.environment().put("STATE", directory.resolve("state").toString());
    KsqlDb server = new KsqlDb(builder.start(), port);
    try {
      Await.until("ksqlDB runs", server::isRunning);
      server.makeTable(files);
      return server;
    } catch (RuntimeException | IOException | InterruptedException failed) {
      server.close();
      throw failed;
    }
  }

  private boolean isRunning() {
    if (!process.isAlive()) {
      throw new IllegalStateException("ksqlDB ended with " + process.exitValue());
    }
    try {
      return send(HttpRequest.newBuilder(url("/info")).build()).body().contains("RUNNING");
    } catch (IOException notYet) {
      return false;
    }
  }

  private void makeTable(Path files) {
    int status =
        new CommandLine(new KsqlCommand())
            .execute(
                "apply", "--only", TABLE, "--server", url("/").toString(), "--dir", "" + files);
    if (status != 0) {
      throw new IllegalStateException("ksqlDB did not make the table: see above");
    }
  }

  int port() {
    return port;
  }

  /** Its version, such as 7.9.0. */
  String version() throws IOException {
    HttpResponse<String> info = send(HttpRequest.newBuilder(url("/info")).build());
    return JSON.readTree(info.body()).at("/KsqlServerInfo/version").asText();
  }

  /** The command's process and those that it has started. */
  List<Long> pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  /** The pull query for an application by its key, as {@code application_totals.sql} asks. */
  static String query(String appId) {
    return "SELECT * FROM " + TABLE + " WHERE id = '" + appId + "';";
  }

  /** The body of a request to {@code /query-stream}. */
  static String streamBody(String appId) {
    return JSON.valueToTree(Map.of("sql", query(appId), "properties", Map.of())).toString();
  }

  /** The body of a request to {@code /query}. */
  static String queryBody(String appId) {
    return JSON.valueToTree(Map.of("ksql", query(appId), "streamsProperties", Map.of())).toString();
  }

  /** All lines of an answer: the columns, then one line a row. */
  String ask(String path, String accept, String body) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(url(path))
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    if (answer.statusCode() != 200) {
      throw new IOException("ksqlDB answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** A line of an answer. */
  static JsonNode read(String line) throws IOException {
    return JSON.readTree(line);
  }

  private URI url(String path) {
    return URI.create("http://" + Ports.HOST + ":" + port + path);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(end);
    process.destroy();
    try {
      if (!process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
