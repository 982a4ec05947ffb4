package dev.tidewatch.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Time and number of a route's requests, by status. Labels hold the route's template, never a path
 * that a client made up, so that their number is bounded.
 */
final class RouteMetrics {

  static final String NAME = "http.server.requests";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final Map<Integer, Timer> byStatus = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final String method;
  private final String template;

  RouteMetrics(MeterRegistry registry, String method, String template) {
    this.registry = registry;
    this.method = method;
    this.template = template;
  }

  /**
   * Counts one request.
   *
   * @param nanos from its first line read to its last byte written
   */
  void record(int status, long nanos) {
    Timer timer = byStatus.get(status);
    if (timer == null) {
      timer = byStatus.computeIfAbsent(status, this::register);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer register(int status) {
    return Timer.builder(NAME)
        .description("Requests by route, method and status")
        .tag("uri", template)
        .tag("method", method)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
