package dev.tidewatch.local.ksql;

import dev.tidewatch.local.remote.BasicAuthentication;
import dev.tidewatch.local.remote.PemTrust;
import dev.tidewatch.local.remote.ServerUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the server is, and how to get in. */
final class ServerOptions {

  private static final String PASSWORD = "TIDEWATCH_KSQL_PASSWORD";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  @Option(
      names = "--server",
      paramLabel = "URL",
      required = true,
      converter = UrlConverter.class,
      description = "The ksqlDB server, such as http://127.0.0.1:8088.")
  private @Nullable URI server;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Whom to be for the server (HTTP basic authentication).")
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

  KsqlServer connect() {
    if (server == null) {
      throw new IllegalStateException("picocli requires it");
    }
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    if (authorities != null) {
      client.sslContext(PemTrust.context(authorities));
    }
    return new KsqlServer(
        client.build(), server, BasicAuthentication.header(user, passwordFile, PASSWORD));
  }

  /** Takes what can be asked over HTTP. */
  static final class UrlConverter extends ServerUrl {

    UrlConverter() {
      super("http://127.0.0.1:8088");
    }
  }
}
