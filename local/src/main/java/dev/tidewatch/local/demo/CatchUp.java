package dev.tidewatch.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Waits until everything that was shipped is queryable: until the API has seen, for each
 * application and attempt, as many events as its logs had.
 */
final class CatchUp {
  private static final Duration POLL = Duration.ofMillis(100);

  private final ServedApi api;
  private final Started started;
  private final Duration patience;

  /**
   * Prepares to wait.
   *
   * @param api what to ask
   * @param started the wait ends with it
   * @param patience longest time in which nothing more becomes queryable
   */
  CatchUp(ServedApi api, Started started, Duration patience) {
    this.api = api;
    this.started = started;
    this.patience = patience;
  }

  /**
   * Waits.
   *
   * @return events that are queryable now
   * @throws IllegalStateException when no progress was made for too long, with what is missing
   * @throws IOException when the API fails to answer
   */
  long await(List<ShippedLog> shipped) throws IOException, InterruptedException {
    var missing = expected(shipped);
    long leastLeft = Long.MAX_VALUE;
    long lastProgress = System.nanoTime();
    while (true) {
      missing = stillMissing(missing);
      if (missing.isEmpty()) {
        return shipped.stream().mapToLong(ShippedLog::events).sum();
      }
      long left = missing.stream().mapToLong(Missing::left).sum();
      if (left < leastLeft) {
        leastLeft = left;
        lastProgress = System.nanoTime();
      }
      if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new IllegalStateException(stuck(missing));
      }
      if (started.awaitClosing(POLL)) {
        throw new IllegalStateException("stopped before everything was queryable");
      }
    }
  }

  /** An attempt may have several logs: one that was shipped twice, or in pieces. */
  private static List<Missing> expected(List<ShippedLog> shipped) {
    var events = new LinkedHashMap<String, Long>();
    shipped.forEach(log -> events.merge(log.path(), log.events(), Long::sum));
    return events.entrySet().stream().map(e -> new Missing(e.getKey(), e.getValue(), 0)).toList();
  }

  private List<Missing> stillMissing(List<Missing> before) throws IOException {
    var still = new ArrayList<Missing>();
    for (var one : before) {
      var now = new Missing(one.path(), one.events(), api.eventsSeen(one.path()));
      if (now.left() > 0) {
        still.add(now);
      }
    }
    return still;
  }

  private String stuck(List<Missing> missing) {
    var first = missing.get(0);
    return "%d applications are not queryable, and nothing moved for %d s; %s has %d of %d events"
        .formatted(
            missing.size(), patience.toSeconds(), first.path(), first.seen(), first.events());
  }

  private record Missing(String path, long events, long seen) {
    long left() {
      return events - seen;
    }
  }
}
