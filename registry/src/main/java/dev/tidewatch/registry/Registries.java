package dev.tidewatch.registry;

import dev.tidewatch.registry.Attempt.Answer;
import dev.tidewatch.registry.Attempt.Failure;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Several addresses of one registry, asked in their order until one answers; the one that answered
 * is asked first from then on. One that does not answer in time, fails (5xx) or has no time (429)
 * is passed over; any other answer is final, since all of them give the same. Thread-safe.
 */
final class Registries {

  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> urls;
  private final RegistryTimeouts timeouts;
  private final @Nullable String authorization;
  private volatile int preferred;

  Registries(List<URI> urls, Optional<String> credentials, RegistryTimeouts timeouts) {
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("Avro needs a schema registry: set schema.registry.url");
    }
    this.urls = List.copyOf(urls);
    this.timeouts = timeouts;
    this.authorization = credentials.map(Registries::basic).orElse(null);
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  Answer get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  Answer post(String path, String body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", MEDIA_TYPE)
            .POST(BodyPublishers.ofString(body)));
  }

  /**
   * @throws RegistryUnavailableException when none has answered in time
   */
  private Answer send(String path, HttpRequest.Builder request) {
    request.header("Accept", MEDIA_TYPE + ", application/json");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    Map<URI, String> failures = new LinkedHashMap<>();
    long deadline = System.nanoTime() + timeouts.patience().toNanos();
    for (Duration pause = timeouts.firstPause(); ; pause = timeouts.nextPause(pause)) {
      Answer answer = askAll(path, request, deadline, failures);
      if (answer != null) {
        return answer;
      }
      if (System.nanoTime() + pause.toNanos() - deadline >= 0) {
        throw new RegistryUnavailableException(timeouts.patience(), failures);
      }
      sleep(pause);
    }
  }

  private @Nullable Answer askAll(
      String path, HttpRequest.Builder request, long deadline, Map<URI, String> failures) {
    int first = preferred;
    for (int i = 0; i < urls.size(); i++) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return null;
      }
      int index = (first + i) % urls.size();
      URI registry = urls.get(index);
      long share = timeouts.request(urls.size()).toNanos();
      Duration timeout = Duration.ofNanos(Math.min(left, share));
      Attempt attempt = ask(registry, request.uri(resolve(registry, path)).build(), timeout);
      if (attempt instanceof Answer answer) {
        preferred = index;
        return answer;
      }
      String reason = ((Failure) attempt).reason();
      // The last call has what is left of the time: that it got no answer says less than why the
      // calls before it failed.
      failures.merge(registry, reason, (earlier, last) -> left < share ? earlier : last);
    }
    return null;
  }

  /** A registry may live below a path, with or without a slash at its end. */
  private static URI resolve(URI registry, String path) {
    return URI.create(registry.toString().replaceFirst("/+$", "") + path);
  }

  private Attempt ask(URI registry, HttpRequest request, Duration timeout) {
    // Not the request's own timeout: it ends with the headers, and a body can stall as well.
    CompletableFuture<HttpResponse<byte[]>> answering =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = answering.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      Answer answer = Answer.of(registry, response.statusCode(), response.body());
      return answer.status() >= 500 || answer.status() == TOO_MANY_REQUESTS
          ? new Failure("HTTP " + answer.status() + ": " + answer.message())
          : answer;
    } catch (TimeoutException e) {
      return new Failure("no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Failure(reason(e.getCause()));
    } catch (InterruptedException e) {
      throw new InterruptException("Interrupted while waiting for " + registry, e);
    } finally {
      answering.cancel(true);
    }
  }

  /** The JDK's client leaves refused connections and unknown hosts without a message. */
  private static String reason(@Nullable Throwable cause) {
    return cause instanceof ConnectException ? "cannot connect" : String.valueOf(cause);
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      throw new InterruptException("Interrupted while waiting for a schema registry", e);
    }
  }
}
