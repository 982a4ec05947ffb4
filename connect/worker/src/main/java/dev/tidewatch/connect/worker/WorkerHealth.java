package dev.tidewatch.connect.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the worker of the same container how it is: {@code WorkerHealth PROPERTIES}. Exit status 0
 * when it is part of its cluster and works, else 1; what it says goes to standard output.
 */
public final class WorkerHealth {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private static final Pattern HTTP =
      Pattern.compile("(?i)\\bhttp://(\\[[^]]*]|[^:,/\\s]*):(\\d+)");

  private WorkerHealth() {}

  /** Asks. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> settings = WorkerSettings.read(Path.of(arguments[0]), System.getenv());
    Optional<URI> url = url(settings.getOrDefault("listeners", "http://:8083"));
    if (url.isEmpty()) {
      say("no listener is http: add one for this check, http://127.0.0.1:PORT");
      System.exit(1);
    }
    System.exit(isHealthy(url.orElseThrow()) ? 0 : 1);
  }

  private static boolean isHealthy(URI url) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      say(answer.statusCode() + " " + answer.body());
      return answer.statusCode() == 200;
    } catch (IOException e) {
      say(url + " does not answer: " + e);
      return false;
    }
  }

  /** Where this machine asks the first listener without TLS. */
  static Optional<URI> url(String listeners) {
    Matcher listener = HTTP.matcher(listeners);
    if (!listener.find()) {
      return Optional.empty();
    }
    String host = listener.group(1);
    boolean any = host.isEmpty() || host.equals("0.0.0.0") || host.equals("[::]");
    return Optional.of(
        URI.create("http://%s:%s/health".formatted(any ? "127.0.0.1" : host, listener.group(2))));
  }

  /** A container engine keeps what its health check prints. */
  private static void say(String text) {
    System.out.println(text);
  }
}
