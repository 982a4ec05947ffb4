package dev.tidewatch.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real ksqlDB server in a process of its own, started by the command in {@code
 * TIDEWATCH_KSQLDB_START}, which is given the brokers, a port of 127.0.0.1 and the extension
 * directory, and in the environment {@code STATE}, its directory. Owned by one thread.
 */
final class KsqlDbServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final URI url;

  private KsqlDbServer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts one and does not wait. */
  static KsqlDbServer launch(
      String command, String bootstrap, int port, Path extensions, Path directory) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  List.of(command, bootstrap, String.valueOf(port), extensions.toString()))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("ksqldb.log").toFile());
      builder.environment().put("STATE", directory.resolve("state").toString());
      return new KsqlDbServer(builder.start(), URI.create("http://127.0.0.1:" + port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return url;
  }

  KsqlDbServer awaitRunning() {
    awaitRunning(url);
    return this;
  }

  static void awaitRunning(URI url) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    HttpRequest info =
        HttpRequest.newBuilder(url.resolve("/info")).timeout(Duration.ofSeconds(5)).build();
    await("a ksqlDB server at " + url)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> client.send(info, BodyHandlers.ofString()).body().contains("RUNNING"));
  }

  /** As when its machine goes. */
  void kill() {
    process.destroyForcibly();
    await("its end").atMost(PATIENCE).until(() -> !process.isAlive());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
