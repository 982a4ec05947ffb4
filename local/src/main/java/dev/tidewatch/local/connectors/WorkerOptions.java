package dev.tidewatch.local.connectors;

import dev.tidewatch.local.remote.BasicAuthentication;
import dev.tidewatch.local.remote.PemTrust;
import dev.tidewatch.local.remote.ServerUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the workers are, how to get in, and how long to be patient. */
final class WorkerOptions {

  private static final String PASSWORD = "TIDEWATCH_CONNECT_PASSWORD";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      split = ",",
      converter = UrlConverter.class,
      description =
          "A worker of the cluster, such as http://127.0.0.1:8083. Of several, with commas between, the"
              + " first that answers is asked.")
  private List<URI> urls = List.of();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Whom to be for the worker (HTTP basic authentication).")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "The user's password, alone in a file; without it $" + PASSWORD + ".")
  private @Nullable Path passwordFile;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Authorities to trust, in PEM, in the place of Java's own.")
  private @Nullable Path authorities;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long to wait for a worker that starts or rebalances, and for a connector to run (default:"
              + " ${DEFAULT-VALUE}).")
  private int timeout;

  Duration patience() {
    return Duration.ofSeconds(Math.max(0, timeout));
  }

  /** A client of the first worker that is ready. */
  WorkerClient connect() {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    if (authorities != null) {
      client.sslContext(PemTrust.context(authorities));
    }
    String authorization = BasicAuthentication.header(user, passwordFile, PASSWORD);
    WorkerClient worker = new WorkerClient(client.build(), urls, authorization, patience());
    worker.awaitReady();
    return worker;
  }

  /** Takes what can be asked over HTTP. */
  static final class UrlConverter extends ServerUrl {

    UrlConverter() {
      super("http://127.0.0.1:8083");
    }
  }
}
