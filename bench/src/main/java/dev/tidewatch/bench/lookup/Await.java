package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.server.TidewatchServer;
import java.io.IOException;
import java.time.Duration;

/** Waits for what an instance is about to reach. */
final class Await {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Await() {}

  /** Something that holds or does not. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  /**
   * Returns when the condition holds.
   *
   * @throws IllegalStateException when it does not within three minutes
   */
  static void until(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("waited in vain until " + what);
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /**
   * Returns when an instance counts so many applications.
   *
   * @throws IllegalStateException when their number does not grow for three minutes
   */
  static void applications(TidewatchServer server, long expected)
      throws IOException, InterruptedException {
    long seen = -1;
    long lastProgress = System.nanoTime();
    while (seen != expected) {
      server.requireAlive();
      long now = applications(server);
      if (now > seen) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new IllegalStateException("stuck at %d of %d applications".formatted(now, expected));
      }
      seen = now;
      Thread.sleep(POLL.toMillis());
    }
  }

  private static long applications(TidewatchServer server) throws IOException {
    long sum = 0;
    var versions = server.api().find("api/v1/fleet/versions");
    if (versions.isPresent()) {
      for (var version : versions.get()) {
        sum += version.path("applications").asLong();
      }
    }
    return sum;
  }
}
