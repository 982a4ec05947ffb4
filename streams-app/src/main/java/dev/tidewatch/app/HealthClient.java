package dev.tidewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidewatch.config.ListenerSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the health routes of one instance. Owned by one thread. */
final class HealthClient {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Reasons of a fleet with many partitions are cut off here. */
  private static final int MAX_DETAIL = 2_000;

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
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        return new Answer(true, true, "yes");
      }
      String answers = asked + " answers " + response.statusCode() + why(response.body());
      return new Answer(false, true, "no (" + answers + ")");
    } catch (ConnectException refused) {
      return new Answer(false, false, "nobody listens at " + base);
    } catch (IOException broken) {
      return new Answer(false, true, "no answer from " + asked + ": " + broken.getMessage());
    }
  }

  /** The detail of the problem that was answered, with a colon before; nothing if it is none. */
  private static String why(String body) {
    try {
      String detail = new ObjectMapper().readTree(body).path("detail").asText();
      String line = detail.replaceAll("\\p{Cntrl}+", " ").strip();
      return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MAX_DETAIL, line.length()));
    } catch (JsonProcessingException somethingElse) {
      return "";
    }
  }
}
