package dev.tidewatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.kafka.GroupMember;
import dev.tidewatch.query.Consistency;
import dev.tidewatch.query.Deadline;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidatesTest {

  private static final int PARTITION = 3;
  private static final Duration RECENT = Duration.ofMillis(500);
  private static final String HERE = "here";

  private static Replica replica(Role role, long lag, boolean warm) {
    return new Replica(
        PARTITION, role, Map.of("store", lag), OptionalLong.of(0), Instant.EPOCH, warm);
  }

  private static Member member(String address, @Nullable Replica replica, Duration age) {
    return member(address, replica, age, false);
  }

  private static Member member(
      String address, @Nullable Replica replica, Duration age, boolean suspect) {
    return new Member(
        new GroupMember(address, Set.of(), Set.of()),
        new MemberStatus(address, "1", false, replica == null ? List.of() : List.of(replica)),
        age,
        suspect ? "it does not answer" : null);
  }

  private static Member silent(String address, Set<Integer> active, Set<Integer> standby) {
    return new Member(
        new GroupMember(address, active, standby), null, RECENT, "it does not answer");
  }

  private static List<String> order(@Nullable Replica own, Member... members) {
    return order(Consistency.ANY, own, members);
  }

  private static List<String> order(
      Consistency consistency, @Nullable Replica own, Member... members) {
    Terms terms = new Terms(consistency, OptionalLong.empty(), Deadline.in(Duration.ofSeconds(1)));
    return Candidates.of(PARTITION, own, List.of(members), terms).stream()
        .map(candidate -> candidate.isHere() ? HERE : String.valueOf(candidate.address()))
        .toList();
  }

  @Test
  void theActiveReplicaIsAskedFirstThenTheFreshestStandby() {
    assertThat(
            order(
                replica(Role.STANDBY, 5, true),
                member("stale", replica(Role.STANDBY, 100, true), RECENT),
                member("fresh", replica(Role.STANDBY, 1, true), RECENT),
                member("active", replica(Role.ACTIVE, 0, true), RECENT)))
        .containsExactly("active", "fresh", HERE, "stale", "active");
  }

  @Test
  void ofEquallyFreshReplicasTheOneThatIsHereIsRead() {
    assertThat(
            order(
                replica(Role.STANDBY, 0, true),
                member("other", replica(Role.STANDBY, 0, true), RECENT)))
        .containsExactly(HERE, "other");
    assertThat(
            order(
                replica(Role.ACTIVE, 0, true),
                member("other", replica(Role.ACTIVE, 0, true), RECENT)))
        .containsExactly(HERE, "other", HERE);
  }

  @Test
  void whoDidNotAnswerIsAskedAfterOthersButNotLeftOut() {
    assertThat(
            order(
                replica(Role.STANDBY, 7, true),
                member("gone", replica(Role.ACTIVE, 0, true), RECENT, true)))
        .containsExactly(HERE, "gone");
  }

  @Test
  void whatIsStillBeingRestoredIsNotAsked() {
    assertThat(
            order(
                replica(Role.STANDBY, 7_000, false),
                member("restoring", replica(Role.STANDBY, 3, false), RECENT)))
        .isEmpty();
  }

  @Test
  void anOldStatusSaysNothingOfTheLag() {
    assertThat(
            order(
                replica(Role.STANDBY, 9, true),
                member("old", replica(Role.STANDBY, 0, true), Duration.ofSeconds(9))))
        .containsExactly(HERE, "old");
  }

  @Test
  void whoeverNeverAnsweredIsAskedForWhatTheGroupGaveIt() {
    assertThat(
            order(
                null,
                silent("copy", Set.of(1), Set.of(PARTITION)),
                silent("owner", Set.of(PARTITION), Set.of()),
                silent("other", Set.of(1), Set.of(2))))
        .containsExactly("owner", "copy", "owner");
  }

  @Test
  void aPartitionThatWasJustGivenAwayIsLookedForWhereItWent() {
    Member taker =
        new Member(
            new GroupMember("taker", Set.of(PARTITION), Set.of()),
            new MemberStatus("taker", "1", false, List.of()),
            RECENT,
            null);
    assertThat(order(null, taker)).containsExactly("taker");
  }

  @Test
  void whoWantsTheActiveReplicaGetsNoOther() {
    assertThat(
            order(
                Consistency.ACTIVE,
                replica(Role.STANDBY, 0, true),
                member("active", replica(Role.ACTIVE, 0, true), RECENT),
                member("standby", replica(Role.STANDBY, 0, true), RECENT)))
        .containsExactly("active");
  }
}
