package dev.tidewatch.app;

import dev.tidewatch.config.ListenerSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the health routes of one instance. Owned by one thread. */
final class HealthClient {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpClient http;
  private final URI base;
  private final Duration timeout;

  /** What came of asking: the answer, or why there is none, and whether it is a yes. */
  record Answer(boolean yes, boolean listening, String text) {}

  private HealthClient(HttpClient.Builder http, URI base, Duration timeout) {
    this.http = http.connectTimeout(timeout).build();
    this.base = base;
    this.timeout = timeout;
  }

  /**
   * Of the instance there.
   *
   * @param timeout of one answer
   */
  static HealthClient of(URI base, Duration timeout) {
    return new HealthClient(HttpClient.newBuilder(), base, timeout);
  }

  /**
   * Of the instance that these settings make listen on this machine. Its certificate is taken as it
   * is: it names the service and not this address, and nothing is sent that it could give away.
   */
  static HealthClient ofThisMachine(ListenerSettings settings, Duration timeout) {
    boolean tls = settings.tls().isPresent();
    HttpClient.Builder http = HttpClient.newBuilder();
    if (tls) {
      http.sslContext(AnyCertificate.context());
    }
    String scheme = tls ? "https://" : "http://";
    URI base = URI.create(scheme + reachable(settings.host()) + ":" + settings.port());
    return new HealthClient(http, base, timeout);
  }

  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "[::1]";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  /**
   * Asks until the answer is yes, or there is no use in going on.
   *
   * @param patience how long it goes on asking; zero to ask once
   */
  Answer ask(HealthQuestion question, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Answer answer = ask(question);
    long left = end - System.nanoTime();
    while (left > 0 && !answer.yes() && (answer.listening() || question.waitsForAListener())) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, PAUSE.toNanos()));
      answer = ask(question);
      left = end - System.nanoTime();
    }
    return answer;
  }

  private Answer ask(HealthQuestion question) throws InterruptedException {
    URI asked = base.resolve(question.path());
    HttpRequest request = HttpRequest.newBuilder(asked).timeout(timeout).build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status == 200
          ? new Answer(true, true, "yes")
          : new Answer(false, true, "no (" + asked + " answers " + status + ")");
    } catch (ConnectException refused) {
      return new Answer(false, false, "nobody listens at " + base);
    } catch (IOException broken) {
      return new Answer(false, true, "no answer from " + asked + ": " + broken.getMessage());
    }
  }
}
