package dev.tidewatch.kafka;

import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is here, and how old it is, by partition, as of the last look. Thread-safe. */
final class ReplicaGauges {

  private final Layouts layouts;
  private final MultiGauge active;
  private final MultiGauge changelogLag;
  private final MultiGauge sourceLag;
  private final MultiGauge age;

  ReplicaGauges(MeterRegistry meters, Layouts layouts) {
    this.layouts = layouts;
    this.active =
        MultiGauge.builder("tidewatch.replica.active")
            .description("1 where the replica here is the active one, 0 for a standby")
            .register(meters);
    this.changelogLag =
        MultiGauge.builder("tidewatch.replica.changelog.lag")
            .description("Records of its changelogs that the replica here has not applied")
            .register(meters);
    this.sourceLag =
        MultiGauge.builder("tidewatch.replica.source.lag")
            .description("Records of the input that are in no replica yet; NaN where not known")
            .register(meters);
    this.age =
        MultiGauge.builder("tidewatch.replica.age")
            .description("Time since which the replica here may lack records; NaN where not known")
            .baseUnit("seconds")
            .register(meters);
  }

  /**
   * Shows these replicas and no others.
   *
   * @param now of the look that found them
   */
  void show(Map<Integer, Replica> replicas, Instant now) {
    rows(active, replicas, replica -> replica.role() == Role.ACTIVE ? 1 : 0);
    rows(changelogLag, replicas, Replica::changelogLag);
    rows(
        sourceLag,
        replicas,
        replica -> replica.sourceLag().isPresent() ? replica.sourceLag().getAsLong() : Double.NaN);
    rows(
        age,
        replicas,
        replica ->
            replica.asOf().equals(Instant.EPOCH)
                ? Double.NaN
                : Duration.between(replica.asOf(), now).toMillis() / 1_000.0);
  }

  private void rows(
      MultiGauge gauge, Map<Integer, Replica> replicas, ToDoubleFunction<Replica> value) {
    gauge.register(
        replicas.values().stream()
            .map(
                replica ->
                    MultiGauge.Row.of(
                        Tags.of("partition", layouts.nameOf(replica.partition())),
                        value.applyAsDouble(replica)))
            .toList(),
        true);
  }
}
