package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.LocalReplicas;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Reading;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Section;
import dev.tidewatch.query.Terms;
import dev.tidewatch.query.View;
import dev.tidewatch.spark.FindingChanges.MuteLookup.Known;
import dev.tidewatch.store.StoreReader;
import dev.tidewatch.testkit.DriverStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalMutesTest {

  private static final long NOW = 1_000_000;
  private static final int FIRST = 5;

  /** Partitions 5, 6 and 7; the application is in the second of them. */
  private static final Section SECTION = new Section(FIRST, 3, key -> 1);

  private final TopologyHarness harness = new TopologyHarness();
  private final List<Integer> asked = new ArrayList<>();

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void theApplicationsOwnPartitionIsAskedFirst() {
    harness.command(mute(null));

    assertThat(known(Map.of(FIRST, stores(), FIRST + 1, stores()), "spill").orElseThrow().mute())
        .satisfies(mute -> assertThat(mute).isNotNull());
    assertThat(asked).containsExactly(FIRST + 1);
  }

  @Test
  void anyOtherPartitionKnowsAsWell() {
    harness.command(mute(null));

    assertThat(known(Map.of(FIRST, stores()), "spill").orElseThrow().mute()).isNotNull();
    assertThat(asked).containsExactly(FIRST + 1, FIRST + 2, FIRST);
    assertThat(known(Map.of(FIRST, stores()), "gc-pressure")).contains(new Known(null));
  }

  @Test
  void aMuteThatHasEndedIsNone() {
    harness.command(mute(NOW));
    assertThat(known(Map.of(FIRST, stores()), "spill")).contains(new Known(null));
  }

  @Test
  void whereNoPartitionIsHereNobodyKnows() {
    assertThat(known(Map.of(), "spill")).isEmpty();
    assertThat(asked).hasSize(3);
  }

  private StoreReader stores() {
    return new DriverStores(harness.driver);
  }

  private Optional<Known> known(Map<Integer, StoreReader> here, String rule) {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    return new LocalMutes(new Here(here, asked), SECTION, clock).of(finding(rule));
  }

  private static MuteCommand mute(@Nullable Long until) {
    return new MuteCommand("1", "spill", "nightly", "etl", true, "ops", 1, "known", until);
  }

  private static SparkFinding finding(String rule) {
    return new SparkFinding(
        "app-1",
        null,
        "nightly",
        "etl",
        rule,
        Severity.INFO,
        "It is so.",
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        false,
        1,
        1);
  }

  /** Replicas by partition. */
  private record Here(Map<Integer, StoreReader> stores, List<Integer> asked)
      implements LocalReplicas {

    @Override
    public @Nullable Replica replica(int partition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> Outcome<T> ask(
        Terms terms, int partition, BiFunction<StoreReader, Freshness, Outcome<T>> question) {
      asked.add(partition);
      StoreReader here = stores.get(partition);
      return here == null
          ? new Outcome.Unavailable<>("not here", Duration.ofSeconds(1))
          : question.apply(here, Freshness.current("test", Instant.EPOCH));
    }

    @Override
    public <P extends Record, R> Reading<R> read(
        Terms terms, int partition, View<P, R> view, P parameters) {
      throw new UnsupportedOperationException();
    }
  }
}
