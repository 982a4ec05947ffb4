package dev.tidewatch.local.chaos.cluster;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks instances how they are. Thread-safe. */
public final class HealthProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int OK = 200;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private HealthProbe() {}

  /** Whether a health route answers 200. */
  public static boolean isOk(ChaosInstance instance, String path) {
    return ask(instance, path).equals("ok");
  }

  /** The answer to a health route: {@code ok}, else what it says, or why there is none. */
  public static String ask(ChaosInstance instance, String path) {
    var request =
        HttpRequest.newBuilder(instance.address().url().resolve(path)).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      return response.statusCode() == OK ? "ok" : response.body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  /**
   * Waits until a health route answers 200.
   *
   * @throws IllegalStateException when it does not in time; the message has its last answer
   */
  public static void await(ChaosInstance instance, String path, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    String last = ask(instance, path);
    while (!last.equals("ok")) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "%s of %s was not 200 within %s: %s"
                .formatted(path, instance.address().name(), patience, last));
      }
      LockSupport.parkNanos(POLL.toNanos());
      last = ask(instance, path);
    }
  }
}
