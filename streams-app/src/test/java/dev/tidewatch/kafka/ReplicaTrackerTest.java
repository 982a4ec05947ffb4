package dev.tidewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.kafka.LocalTasks.Position;
import dev.tidewatch.kafka.ReplicaTracker.Measurement;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How old a replica is concluded to be, from looks at it one second apart. */
class ReplicaTrackerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String STORE = "store";

  private final ReplicaTracker tracker = new ReplicaTracker(3);

  private static Instant second(int number) {
    return START.plusSeconds(number);
  }

  private Replica active(int second, long inputEnd, long group, long task) {
    return tracker.next(
        new Measurement(
            second(second),
            Upstream.none(second(second)),
            List.of(inputEnd),
            List.of(group),
            Map.of(),
            Set.of(),
            true,
            List.of(task),
            Map.of(STORE, new Position(50, 50))));
  }

  private Replica copy(int second, long inputEnd, long group, long decided, Position position) {
    return copy(second, inputEnd, group, decided, position, Set.of());
  }

  private Replica copy(
      int second,
      long inputEnd,
      long group,
      long decided,
      Position position,
      Set<String> exhausted) {
    return tracker.next(
        new Measurement(
            second(second),
            Upstream.none(second(second)),
            List.of(inputEnd),
            List.of(group),
            Map.of(STORE, decided),
            exhausted,
            false,
            List.of(-1L),
            Map.of(STORE, position)));
  }

  @Test
  void anActiveReplicaHoldsWhatItsTaskHasCommitted() {
    Replica behind = active(0, 100, 40, -1);
    assertThat(behind.role()).isEqualTo(Role.ACTIVE);
    assertThat(behind.sourceLag()).isEqualTo(OptionalLong.of(60));
    assertThat(behind.asOf()).isEqualTo(Instant.EPOCH);

    Replica caughtUp = active(1, 120, 100, 100);
    assertThat(caughtUp.sourceLag()).isEqualTo(OptionalLong.of(20));
    assertThat(caughtUp.asOf()).isEqualTo(second(0));
  }

  @Test
  void whatHasNotReachedTheInputYetIsLackingToo() {
    Replica replica =
        tracker.next(
            new Measurement(
                second(9),
                new Upstream(second(4), 7),
                List.of(100L),
                List.of(100L),
                Map.of(),
                Set.of(),
                true,
                List.of(100L),
                Map.of(STORE, new Position(50, 50))));

    assertThat(replica.sourceLag()).isEqualTo(OptionalLong.of(7));
    assertThat(replica.asOf()).isEqualTo(second(4));
  }

  @Test
  void aReplicaThatTheGroupIsAheadOfIsNotCalledActiveAnyMore() {
    active(0, 100, 100, 100);
    Replica first = active(1, 200, 150, 100);
    assertThat(first.role()).as("its own commit may be on its way").isEqualTo(Role.ACTIVE);
    assertThat(first.asOf()).as("what the group has committed is not here").isEqualTo(second(0));

    Replica overtaken = active(2, 200, 200, 100);
    assertThat(overtaken.role()).isEqualTo(Role.STANDBY);
    assertThat(overtaken.sourceLag()).isEmpty();
    assertThat(overtaken.asOf()).isEqualTo(second(0));
  }

  @Test
  void aTransactionMarkAtTheEndOfAChangelogIsNothingThatACopyLacks() {
    Replica whole = copy(0, 10, 10, 50, new Position(49, 50));
    assertThat(whole.changelogLag()).isZero();
    assertThat(whole.warm()).isTrue();

    Replica open = copy(1, 10, 10, 50, new Position(49, 55));
    assertThat(open.changelogLag()).as("a transaction is open").isEqualTo(6);
  }

  @Test
  void aCopyIsAsOfAMomentWhoseChangesItHasApplied() {
    copy(0, 10, 10, 20, new Position(19, 20));
    // the changelog goes on to 30: what the group had committed by second 0 is in it
    Replica behind = copy(1, 15, 15, 30, new Position(19, 30));
    assertThat(behind.asOf()).isEqualTo(Instant.EPOCH);
    assertThat(behind.changelogLag()).isEqualTo(10);

    Replica applied = copy(2, 15, 15, 30, new Position(29, 30));
    assertThat(applied.asOf()).isEqualTo(second(1));
    assertThat(applied.changelogLag()).isZero();
  }

  @Test
  void aCopyThatIsFarBehindIsBeingRestoredUntilItHasCaughtUpOnce() {
    assertThat(copy(0, 10, 10, 1_000, new Position(0, 1_000)).warm()).isFalse();
    assertThat(copy(1, 10, 10, 1_500, new Position(998, 1_500)).warm()).isFalse();
    assertThat(copy(2, 10, 10, 2_000, new Position(999, 2_000)).warm()).isTrue();
    assertThat(copy(3, 10, 10, 9_000, new Position(999, 9_000)).warm())
        .as("it was complete and only lags")
        .isTrue();
  }

  @Test
  void aCopyThatWasActiveMayHaveBeenWipedAndIsBeingRestoredUntilItHasCaughtUp() {
    copy(0, 10, 10, 100, new Position(99, 100));
    active(1, 5_000, 5_000, 5_000);
    Replica wiped = copy(2, 5_000, 5_000, 6_000, new Position(1_500, 6_000));
    assertThat(wiped.warm()).as("more than it had as a copy before").isFalse();
    assertThat(wiped.asOf()).isEqualTo(Instant.EPOCH);
    assertThat(copy(3, 5_000, 5_000, 6_000, new Position(5_999, 6_000)).warm()).isTrue();
  }

  @Test
  void aCopyWhoseStoresAreNotAllThereYetIsBeingRestored() {
    Replica one =
        tracker.next(
            new Measurement(
                second(0),
                Upstream.none(second(0)),
                List.of(10L),
                List.of(10L),
                Map.of(STORE, 50L, "another", 70L),
                Set.of(),
                false,
                List.of(-1L),
                Map.of(STORE, new Position(49, 50))));
    assertThat(one.warm()).isFalse();
  }

  @Test
  void theAgeNeverGoesBackWhenACopyBecomesActive() {
    copy(0, 10, 10, 20, new Position(19, 20));
    copy(1, 10, 10, 20, new Position(19, 20));
    Instant before = copy(2, 10, 10, 20, new Position(19, 20)).asOf();
    assertThat(before).isEqualTo(second(1));

    Replica promoted = active(3, 12, 10, -1);
    assertThat(promoted.role()).isEqualTo(Role.ACTIVE);
    assertThat(promoted.asOf()).isAfterOrEqualTo(before);
    assertThat(promoted.sourceLag()).isEqualTo(OptionalLong.of(2));
  }

  @Test
  void aClockThatWasSetBackLeavesNoMomentInTheFuture() {
    Position complete = new Position(100, 100);
    copy(600, 50, 50, 100, complete);
    assertThat(copy(601, 50, 50, 100, complete).asOf()).isEqualTo(second(600));

    assertThat(copy(2, 60, 60, 120, complete).asOf()).isEqualTo(Instant.EPOCH);
    assertThat(copy(3, 60, 60, 120, new Position(120, 120)).asOf()).isEqualTo(second(2));
  }

  @Test
  void aFirstLookThatCouldNotKnowTheDecidedEndsAsksForNothing() {
    Measurement first =
        new Measurement(
            second(0),
            Upstream.none(second(0)),
            List.of(10L),
            List.of(10L),
            Map.of(),
            Set.of(),
            false,
            List.of(-1L),
            Map.of(STORE, new Position(49, 50)));
    assertThat(tracker.next(first).warm()).isFalse();

    // The mark at its end is never applied, and nothing is written any more.
    assertThat(copy(1, 10, 10, 50, new Position(49, 50)).warm()).isTrue();
    assertThat(copy(2, 10, 10, 50, new Position(49, 50)).asOf()).isEqualTo(second(1));
  }

  @Test
  void recordsOfAnAbortedTransactionAtTheEndAreNotWaitedForForEver() {
    // 30 to 49 are aborted: what was applied ends at 30, and stays so
    assertThat(copy(0, 10, 10, 51, new Position(20, 51)).warm()).isFalse();
    Position last = new Position(30, 51);
    assertThat(tracker.standing(Map.of(STORE, last))).isEmpty();
    assertThat(copy(1, 10, 10, 51, last).warm()).isFalse();
    assertThat(tracker.standing(Map.of(STORE, last))).containsExactly(STORE);
    assertThat(copy(2, 10, 10, 51, last, Set.of(STORE)).warm()).isTrue();
    assertThat(tracker.standing(Map.of(STORE, last))).isEmpty();
  }

  @Test
  void aCopyThatHasNotBegunToReadIsNotTakenForCompleteHoweverLongItStands() {
    Position empty = new Position(0, 5);
    for (int second = 0; second < 100; second++) {
      assertThat(copy(second, 10, 10, 5, empty).warm()).isFalse();
    }
    assertThat(copy(100, 10, 10, 5, new Position(4, 5)).warm()).isTrue();
  }

  @Test
  void aCopyThatIsOpenedAgainIsKnownUnlessItHasLessThanBefore() {
    copy(0, 10, 10, 20, new Position(19, 20));
    Instant before = copy(1, 10, 10, 20, new Position(19, 20)).asOf();
    assertThat(before).isEqualTo(second(0));

    Replica again = copy(4, 15, 15, 30, new Position(19, 30));
    assertThat(again.warm()).isTrue();
    assertThat(again.asOf()).isEqualTo(before);

    Replica wiped = copy(5, 15, 15, 30, new Position(0, 30));
    assertThat(wiped.warm()).isFalse();
    assertThat(wiped.asOf()).isEqualTo(Instant.EPOCH);
  }
}
