package dev.tidewatch.local.ksql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
    return new KsqlServer(client.build(), server, authorization());
  }

  private String authorization() {
    if (user == null) {
      return "";
    }
    String secret = user + ":" + password();
    return "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
  }

  private String password() {
    if (passwordFile != null) {
      try {
        return Files.readString(passwordFile).strip();
      } catch (IOException e) {
        throw new KsqlException(passwordFile + " cannot be read: " + e, e);
      }
    }
    String password = System.getenv(PASSWORD);
    if (password == null) {
      throw new KsqlException("--user needs a password: give --password-file, or $" + PASSWORD);
    }
    return password;
  }

  /** Takes what can be asked over HTTP. */
  static final class UrlConverter implements ITypeConverter<URI> {

    @Override
    public URI convert(String value) {
      try {
        URI url = new URI(value);
        if (url.getUserInfo() != null) {
          throw new TypeConversionException("a URL has no user in it here: give --user");
        }
        if (List.of("http", "https").contains(url.getScheme())
            && url.getHost() != null
            && url.getQuery() == null
            && url.getFragment() == null) {
          return url;
        }
      } catch (URISyntaxException malformed) {
        // said below
      }
      throw new TypeConversionException("'" + value + "' is no URL such as http://127.0.0.1:8088");
    }
  }
}
