package dev.tidewatch.kafka;

import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What is here, and how old it is, as metrics: one of each kind for every partition, NaN while it
 * is not here. Thread-safe.
 */
final class ReplicaGauges {

  private static final double NONE = Double.NaN;

  private volatile Map<Integer, Replica> replicas = Map.of();

  ReplicaGauges(MeterRegistry meters, Layouts layouts, Clock clock) {
    layouts
        .numbers()
        .forEach(
            number -> {
              Gauges gauges = new Gauges(meters, layouts.nameOf(number), number);
              gauges.add(
                  "active",
                  "1 where the replica here is the active one, 0 for a standby",
                  replica -> replica.role() == Role.ACTIVE ? 1 : 0);
              gauges.add(
                  "changelog.lag",
                  "Records of its changelogs that the replica here has not applied",
                  Replica::changelogLag);
              gauges.add(
                  "source.lag",
                  "Records of the input that are in no replica yet",
                  replica -> replica.sourceLag().stream().asDoubleStream().findAny().orElse(NONE));
              gauges.add(
                  "age.seconds",
                  "Time since which the replica here may lack records",
                  replica -> age(replica, clock));
            });
  }

  /** Of one partition. */
  private final class Gauges {

    private final MeterRegistry meters;
    private final String partition;
    private final int number;

    Gauges(MeterRegistry meters, String partition, int number) {
      this.meters = meters;
      this.partition = partition;
      this.number = number;
    }

    void add(String name, String description, ToDoubleFunction<Replica> value) {
      Gauge.builder("tidewatch.replica." + name, () -> value(value))
          .description(description + "; NaN where there is none, or it is not known")
          .tag("partition", partition)
          .register(meters);
    }

    private double value(ToDoubleFunction<Replica> value) {
      Replica replica = replicas.get(number);
      return replica == null ? NONE : value.applyAsDouble(replica);
    }
  }

  private static double age(Replica replica, Clock clock) {
    return replica.asOf().equals(Instant.EPOCH)
        ? NONE
        : Duration.between(replica.asOf(), clock.instant()).toMillis() / 1_000.0;
  }

  /** Shows these replicas and no others. */
  void show(Map<Integer, Replica> seen) {
    replicas = seen;
  }
}
