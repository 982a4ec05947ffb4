package dev.tidewatch.events;

import dev.tidewatch.http.Route;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

/** The changes of this instance: reads them and serves them. Owns one daemon thread. */
public final class Events implements AutoCloseable {

  private static final int MAX_EVENTS = 10_000;
  private static final long MAX_BYTES = 16 << 20;

  private final EventTail tail;
  private final List<Route> routes;

  private Events(EventTail tail, List<Route> routes) {
    this.tail = tail;
    this.routes = routes;
  }

  /**
   * Starts to read topics, which may not exist yet. It takes a moment until the route answers.
   *
   * @param clients how to reach the cluster
   * @param admin stays the caller's
   * @param topics in the same order on every instance
   */
  public static Events start(
      Properties clients,
      Admin admin,
      List<ChangeTopic> topics,
      MeterRegistry meters,
      Clock clock) {
    EventLog log = log();
    EventMetrics metrics = new EventMetrics(meters, log, types(topics));
    List<Route> routes = EventRoutes.of(log, types(topics), metrics);
    return new Events(EventTail.start(clients, admin, topics, log, metrics, clock), routes);
  }

  /** The routes as they are described, of which none answers. */
  public static List<Route> describe(List<ChangeTopic> topics, MeterRegistry meters) {
    EventLog log = log();
    return EventRoutes.of(log, types(topics), new EventMetrics(meters, log, types(topics)));
  }

  /** Where the changes are served. */
  public List<Route> routes() {
    return routes;
  }

  @Override
  public void close() {
    tail.close();
  }

  private static EventLog log() {
    return new EventLog(MAX_EVENTS, MAX_BYTES);
  }

  private static List<String> types(List<ChangeTopic> topics) {
    return topics.stream().flatMap(topic -> topic.types().stream()).toList();
  }
}
