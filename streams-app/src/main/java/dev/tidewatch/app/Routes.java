package dev.tidewatch.app;

import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.core.versions.VersionTable;
import dev.tidewatch.deadletter.AlertRule;
import dev.tidewatch.deadletter.DeadLetterQueries;
import dev.tidewatch.deadletter.routes.DeadLetterRoutes;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.mirror.Failover;
import dev.tidewatch.mirror.MirrorQueries;
import dev.tidewatch.mirror.MirrorScope;
import dev.tidewatch.mirror.routes.MirrorRoutes;
import dev.tidewatch.ops.HealthRoutes;
import dev.tidewatch.ops.Metrics;
import dev.tidewatch.ops.Readiness;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.spark.FindingQueries;
import dev.tidewatch.spark.FleetQueries;
import dev.tidewatch.spark.JobRunQueries;
import dev.tidewatch.spark.SparkQueries;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.spark.routes.FindingRoutes;
import dev.tidewatch.spark.routes.FleetFindingRoutes;
import dev.tidewatch.spark.routes.FleetRoutes;
import dev.tidewatch.spark.routes.JobRoutes;
import dev.tidewatch.spark.routes.LiveOnlyRoutes;
import dev.tidewatch.spark.routes.SparkRoutes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Every route of an instance: what it serves, and what its reference page lists. */
final class Routes {

  private Routes() {}

  /** Questions about Spark's applications, answered from the given partitions. */
  static List<Route> spark(
      Partitions stores, SparkTopics topics, Thresholds thresholds, Clock clock) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(SparkRoutes.of(new SparkQueries(stores, clock), topics.deadLetters()));
    routes.addAll(FindingRoutes.of(new SparkQueries(stores, clock), thresholds));
    routes.addAll(FleetFindingRoutes.of(new FindingQueries(stores, clock)));
    routes.addAll(JobRoutes.of(new JobRunQueries(stores)));
    routes.addAll(LiveOnlyRoutes.of(new SparkQueries(stores, clock)));
    routes.addAll(FleetRoutes.of(new FleetQueries(stores, VersionTable.bundled(), clock)));
    return routes;
  }

  /** Questions about dead letters, answered from the given partitions. */
  static List<Route> deadLetters(Partitions stores, AlertRule alerts, Clock clock) {
    return DeadLetterRoutes.of(new DeadLetterQueries(stores, alerts, clock));
  }

  /** Questions about mirrors, answered from the given partitions. */
  static List<Route> mirrors(Partitions stores, MirrorScope scope, Failover failover, Clock clock) {
    return MirrorRoutes.of(new MirrorQueries(stores, scope, failover, clock));
  }

  /** All of them. */
  static RouteTable all(
      List<Route> questions,
      List<Route> cluster,
      List<Route> events,
      Readiness ready,
      Readiness roll,
      Metrics metrics) {
    List<Route> routes = new ArrayList<>(questions);
    routes.addAll(cluster);
    routes.addAll(events);
    routes.addAll(HealthRoutes.of(ready, roll));
    routes.add(metrics.route());
    return RouteTable.of(routes);
  }
}
