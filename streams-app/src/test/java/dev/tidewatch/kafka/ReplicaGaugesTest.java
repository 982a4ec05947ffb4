package dev.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ReplicaGaugesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ReplicaGauges gauges =
      new ReplicaGauges(
          meters,
          new Layouts(List.of(new Layout("app", "jobs", List.of("jobs"), List.of("a"), 4))),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void eachReplicaShowsItsLagsAndItsAge() {
    gauges.show(
        Map.of(
            0,
            replica(0, Role.ACTIVE, OptionalLong.of(7), NOW.minusMillis(1_500)),
            1,
            replica(1, Role.STANDBY, OptionalLong.empty(), Instant.EPOCH)));

    assertThat(value("active", "jobs-0")).isEqualTo(1);
    assertThat(value("source.lag", "jobs-0")).isEqualTo(7);
    assertThat(value("age.seconds", "jobs-0")).isEqualTo(1.5);
    assertThat(value("active", "jobs-1")).isZero();
    assertThat(value("changelog.lag", "jobs-1")).isEqualTo(3);
    assertThat(value("source.lag", "jobs-1")).isNaN();
    assertThat(value("age.seconds", "jobs-1")).isNaN();
  }

  @Test
  void whatHasGoneIsShownNoMore() {
    gauges.show(Map.of(0, replica(0, Role.ACTIVE, OptionalLong.of(0), NOW)));
    gauges.show(Map.of());

    assertThat(value("active", "jobs-0")).isNaN();
  }

  private static Replica replica(int partition, Role role, OptionalLong sourceLag, Instant asOf) {
    return new Replica(partition, role, Map.of("a", 3L), sourceLag, asOf, true);
  }

  private double value(String gauge, String partition) {
    return meters.get("tidewatch.replica." + gauge).tag("partition", partition).gauge().value();
  }
}
