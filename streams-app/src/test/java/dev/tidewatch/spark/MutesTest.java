package dev.tidewatch.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.spark.finding.Thresholds;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.api.FindingFilter;
import dev.tidewatch.spark.api.FindingsAnswer;
import dev.tidewatch.spark.api.FleetFinding;
import dev.tidewatch.spark.api.FleetRule;
import dev.tidewatch.spark.api.MuteInfo;
import dev.tidewatch.testkit.DriverStores;
import dev.tidewatch.testkit.Shards;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators want to hear no more of, at a real run that spills. */
class MutesTest {

  private static final long NOW = Instant.parse("2026-11-27T03:00:00Z").toEpochMilli();
  private static final String NAME = "spilling-sort";

  private final TopologyHarness harness = new TopologyHarness();
  private final Shards partitions = new Shards(List.of(new DriverStores(harness.driver)));
  private String user = "";

  @BeforeEach
  void aRunThatSpills() {
    Samples.ship(harness, "app-1", "spilling-sort-3.5");
    harness.driver.advanceWallClockTime(Duration.ofSeconds(11));
    user = String.valueOf(harness.attempt("app-1").application().user());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void aMutedFindingIsStillThereAndSaysWhoMutedItAndWhy() {
    harness.command(mute("1", NAME, true, null));

    List<FleetFinding> spills = spills(null, NOW);

    assertThat(spills)
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.muted()).isNotNull();
              assertThat(finding.muted().by()).isEqualTo("ops");
              assertThat(finding.muted().note()).isEqualTo("known");
            });
    assertThat(spills(true, NOW)).isEqualTo(spills);
    assertThat(spills(false, NOW)).isEmpty();
    assertThat(rule().muted()).isEqualTo(rule().findings()).isEqualTo(spills.size());
  }

  @Test
  void theNextRunOfTheApplicationIsMutedAsWellAndOneOfAnotherNameIsNot() {
    harness.command(mute("1", NAME, true, null));
    Samples.ship(harness, "app-2", "spilling-sort-3.5");
    harness.driver.advanceWallClockTime(Duration.ofSeconds(11));

    assertThat(spills(true, NOW)).extracting(FleetFinding::appId).contains("app-1", "app-2");

    harness.command(mute("2", NAME, false, null));
    harness.command(mute("3", "another", true, null));

    assertThat(spills(true, NOW)).isEmpty();
  }

  @Test
  void theFindingsOfTheApplicationItselfShowTheMute() {
    harness.command(mute("1", NAME, true, null));

    SparkQueries queries = new SparkQueries(partitions, clock(NOW));
    FindingsAnswer answer = found(queries.findings(terms(), "app-1", null, Thresholds.DEFAULTS));

    assertThat(answer.findings())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.muted() != null).isEqualTo(row.rule().equals("spill")));
  }

  @Test
  void aMuteEndsByItselfAtItsTime() {
    harness.command(mute("1", NAME, true, NOW + 1_000));

    assertThat(spills(true, NOW + 999)).isNotEmpty();
    assertThat(spills(true, NOW + 1_000)).isEmpty();
    assertThat(spills(null, NOW + 1_000)).isNotEmpty();
  }

  @Test
  void theLaterCommandHoldsInWhateverOrderTheyComeAndAllAreKept() {
    harness.command(mute("2", NAME, false, null));
    harness.command(mute("1", NAME, true, null));
    harness.command(mute("1", NAME, true, null));

    List<MuteInfo> mutes = found(new MuteQueries(partitions, clock(NOW)).all(terms()));

    assertThat(mutes).hasSize(1);
    assertThat(mutes.get(0).state()).isEqualTo("OPEN");
    assertThat(mutes.get(0).history())
        .extracting(MuteInfo.Change::command)
        .containsExactly("2", "1");
  }

  @Test
  void whatSomebodyElseWroteToTheTopicCostsThatRecordOnly() {
    harness.command("no json".getBytes(StandardCharsets.UTF_8));
    harness.command("{}".getBytes(StandardCharsets.UTF_8));
    harness.command("null".getBytes(StandardCharsets.UTF_8));
    harness.command(mute("1", NAME, true, null));

    assertThat(found(new MuteQueries(partitions, clock(NOW)).all(terms()))).hasSize(1);
  }

  @Test
  void aCommandHasArrivedOnceAllPartitionsHaveItOrALaterOne() {
    MuteCommand first = mute("1", NAME, true, null);
    MuteQueries queries = new MuteQueries(partitions, clock(NOW));
    assertThat(found(queries.after(terms(), first, 1))).isEmpty();

    harness.command(first);

    assertThat(found(queries.after(terms(), first, 1))).isPresent();
    assertThat(found(queries.after(terms(), first, 2))).isEmpty();

    harness.command(mute("2", NAME, false, null));

    assertThat(found(queries.after(terms(), first, 1)).orElseThrow().state()).isEqualTo("OPEN");
  }

  private MuteCommand mute(String id, String name, boolean muted, @Nullable Long until) {
    return new MuteCommand(id, "spill", name, user, muted, "ops", NOW, "known", until);
  }

  private List<FleetFinding> spills(@Nullable Boolean muted, long now) {
    FindingQueries queries = new FindingQueries(partitions, clock(now));
    FindingFilter filter = new FindingFilter("spill", null, null, null, null, muted);
    return found(queries.findings(terms(), filter, null, 100)).items();
  }

  private FleetRule rule() {
    FindingQueries queries = new FindingQueries(partitions, clock(NOW));
    return found(queries.rules(terms(), FindingFilter.ALL)).stream()
        .filter(rule -> rule.rule().equals("spill"))
        .findFirst()
        .orElseThrow();
  }

  private static Clock clock(long now) {
    return Clock.fixed(Instant.ofEpochMilli(now), ZoneOffset.UTC);
  }

  private static Terms terms() {
    return Terms.any(Deadline.in(Duration.ofSeconds(10)));
  }

  private static <T> T found(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Found.class);
    return ((Outcome.Found<T>) outcome).value();
  }
}
