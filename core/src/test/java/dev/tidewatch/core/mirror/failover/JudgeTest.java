package dev.tidewatch.core.mirror.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.core.mirror.failover.Reason.Code;
import dev.tidewatch.core.mirror.link.LinkState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final Judge JUDGE = new Judge(Duration.ofMinutes(5), NOW);

  /** A partition in which all is well: 100 records, all copied, 90 of them read. */
  private static PartitionFacts good() {
    return facts(new Position(90, 90), NOW - 1_000, 100L, 90L, 90L);
  }

  private static PartitionFacts facts(
      @Nullable Position checkpoint,
      long checkpointAt,
      @Nullable Long targetEnd,
      @Nullable Long targetCommitted,
      @Nullable Long sourceCommitted) {
    return new PartitionFacts(
        "A.orders",
        0,
        checkpoint,
        checkpointAt,
        0,
        0L,
        targetEnd,
        targetEnd,
        targetCommitted,
        0L,
        100L,
        sourceCommitted,
        new Position(99, 99),
        true,
        true);
  }

  private static GroupFacts group(PartitionFacts... partitions) {
    return new GroupFacts(
        List.of(partitions),
        LinkState.LIVE,
        "a heartbeat 1 s ago",
        true,
        false,
        true,
        null,
        null,
        0L);
  }

  private static List<Code> codes(GroupFacts facts) {
    return JUDGE.judge(facts).reasons().stream().map(Reason::code).toList();
  }

  @Test
  void aGroupWhoseOffsetsAreOnTheTargetIsReady() {
    Verdict verdict = JUDGE.judge(group(good()));
    assertThat(verdict.readiness()).isEqualTo(Readiness.READY);
    assertThat(verdict.loses()).isEqualTo(new Bound(0, true));
    assertThat(verdict.rereads()).isEqualTo(new Bound(0, true));
  }

  @Test
  void whatIsReadAgainIsCountedFromWhereTheGroupStarts() {
    PartitionFacts behind = facts(new Position(90, 90), NOW, 100L, 80L, 95L);
    assertThat(JUDGE.judge(group(behind)).rereads()).isEqualTo(new Bound(15, true));
    PartitionFacts ahead = facts(new Position(90, 90), NOW, 100L, 95L, 95L);
    assertThat(codes(group(ahead))).containsExactly(Code.OFFSETS_NOT_SYNCED);
    assertThat(JUDGE.judge(group(ahead)).rereads()).isEqualTo(new Bound(5, true));
  }

  @Test
  void withoutACheckpointItIsNotReady() {
    Verdict none = JUDGE.judge(group(facts(null, 0, 100L, null, 90L)));
    assertThat(none.readiness()).isEqualTo(Readiness.NOT_READY);
    assertThat(none.reasons()).extracting(Reason::code).containsExactly(Code.NO_CHECKPOINT);
    assertThat(codes(group(good(), facts(null, 0, 100L, null, 90L))))
        .containsExactly(Code.NO_CHECKPOINT);
    assertThat(codes(group(good(), facts(null, 0, 100L, null, null))))
        .containsExactly(Code.PARTITIONS_WITHOUT_CHECKPOINT);
    assertThat(codes(group(good(), facts(null, 0, 0L, null, null)))).isEmpty();
  }

  /** It starts there where its own configuration says, and that may be at the beginning. */
  @Test
  void aPartitionWithoutCheckpointCountsAsReadFromItsBeginning() {
    Verdict known = JUDGE.judge(group(good(), facts(null, 0, 100L, null, 90L)));
    assertThat(known.rereads()).isEqualTo(new Bound(90, false));
    PartitionFacts blind = blind(null);
    Verdict unknown = JUDGE.judge(group(good(), blind));
    assertThat(unknown.rereads()).isEqualTo(new Bound(10_442, false));
    assertThat(unknown.readiness()).isEqualTo(Readiness.DEGRADED);
    Verdict unread = JUDGE.judge(group(good(), facts(null, 0, 100L, null, null)));
    assertThat(unread.rereads()).as("it has read nothing there").isEqualTo(new Bound(0, true));
  }

  @Test
  void aCheckpointAfterTheEndOfTheTargetIsNoPlaceToStart() {
    PartitionFacts beyond = facts(new Position(90, 90), NOW, 10L, 90L, 90L);
    assertThat(JUDGE.judge(group(beyond)).rereads()).isEqualTo(new Bound(10, false));
  }

  @Test
  void ofAGroupOfWhichNothingIsKnownNothingIsPromised() {
    Verdict verdict = JUDGE.judge(group());
    assertThat(verdict.readiness()).isEqualTo(Readiness.NOT_READY);
    assertThat(verdict.loses()).isNull();
    assertThat(verdict.rereads()).isNull();
  }

  @Test
  void whatTheGroupReadsAndTheLinkDoesNotBringIsNotReady() {
    Verdict verdict = JUDGE.judge(group(good(), facts(null, 0, null, null, 90L)));
    assertThat(verdict.readiness()).isEqualTo(Readiness.NOT_READY);
    assertThat(verdict.reasons()).extracting(Reason::code).containsExactly(Code.NOT_MIRRORED);
    assertThat(verdict.loses()).isEqualTo(new Bound(100, false));
    assertThat(verdict.rereads()).as("not known").isNull();
  }

  @Test
  void aTopicThatWasMadeAnewIsNotMeasuredByOldSyncs() {
    Position old = new Position(5_000, 5_000);
    PartitionFacts anew =
        new PartitionFacts(
            "A.orders", 0, old, NOW, 0, 0L, 7L, 7L, null, 0L, 30L, 20L, old, false, false);
    PartitionVerdict verdict = PartitionVerdict.of(anew);
    assertThat(verdict.loses()).isEqualTo(new Bound(30, false));
    assertThat(verdict.rereads()).isEqualTo(new Bound(7, false));
  }

  /** Offsets 0 to 59 are gone on the target. */
  @Test
  void recordsThatTheTargetForgotBeforeTheyWereReadAreLost() {
    PartitionFacts slow = forgetful(40L);
    Verdict verdict = JUDGE.judge(group(slow));
    assertThat(verdict.loses()).isEqualTo(new Bound(20, false));
    assertThat(verdict.reasons()).extracting(Reason::code).contains(Code.RECORDS_GONE);
    Verdict quick = JUDGE.judge(group(forgetful(90L)));
    assertThat(quick.loses()).isEqualTo(new Bound(0, true));
    assertThat(quick.reasons()).extracting(Reason::code).doesNotContain(Code.RECORDS_GONE);
  }

  private static PartitionFacts forgetful(long committed) {
    Position checkpoint = new Position(40, 40);
    Position sync = new Position(99, 99);
    return new PartitionFacts(
        "A.orders",
        0,
        checkpoint,
        NOW,
        0,
        60L,
        100L,
        100L,
        40L,
        0L,
        100L,
        committed,
        sync,
        true,
        true);
  }

  /** A partition of a source that is not asked. */
  private static PartitionFacts blind(@Nullable Position checkpoint) {
    return new PartitionFacts(
        "A.orders",
        1,
        checkpoint,
        0,
        0,
        0L,
        10_442L,
        10_442L,
        null,
        null,
        null,
        null,
        null,
        false,
        false);
  }

  @Test
  void aCheckpointThatWentBackIsToldOfForAnHour() {
    assertThat(codes(group(rewound(NOW - 60_000)))).containsExactly(Code.WENT_BACKWARDS);
    assertThat(codes(group(rewound(NOW - 3_700_000)))).isEmpty();
  }

  private static PartitionFacts rewound(long at) {
    Position same = new Position(90, 90);
    Position sync = new Position(99, 99);
    return new PartitionFacts(
        "A.orders", 0, same, NOW, at, 0L, 100L, 100L, 90L, 0L, 100L, 90L, sync, true, true);
  }

  /** Between the last record that was copied and its sync, the link may have begun again. */
  @Test
  void aSyncIsNoEndWhileNobodyFoundTheEnd() {
    Position sync = new Position(90, 90);
    PartitionFacts again =
        new PartitionFacts(
            "A.orders", 0, sync, NOW, 0, 0L, 700L, 700L, 90L, 0L, 100L, 90L, sync, false, false);
    assertThat(PartitionVerdict.of(again).rereads()).isEqualTo(new Bound(610, false));
  }

  @Test
  void aCheckpointThatTheTargetDoesNotReachIsNotReady() {
    assertThat(codes(group(facts(new Position(90, 90), NOW, 10L, 90L, 90L))))
        .contains(Code.CHECKPOINT_BEYOND_END);
    assertThat(codes(group(facts(new Position(90, 90), NOW, null, 90L, 90L))))
        .contains(Code.TARGET_TOPIC_MISSING);
  }

  @Test
  void aGroupThatWentBackWouldSkipRecords() {
    Verdict verdict = JUDGE.judge(group(facts(new Position(90, 90), NOW, 100L, 90L, 40L)));
    assertThat(verdict.readiness()).isEqualTo(Readiness.NOT_READY);
    assertThat(verdict.reasons()).extracting(Reason::code).containsExactly(Code.WOULD_SKIP);
    assertThat(verdict.partitions().get(0).skips()).isEqualTo(50);
    assertThat(verdict.rereads()).isEqualTo(new Bound(0, true));
  }

  @Test
  void anOldCheckpointIsStaleOnlyWhereItsGroupMoves() {
    long old = NOW - Duration.ofMinutes(6).toMillis();
    assertThat(codes(group(facts(new Position(90, 90), old, 100L, 90L, 90L)))).isEmpty();
    assertThat(codes(group(facts(new Position(40, 40), old, 100L, 40L, 90L))))
        .containsExactly(Code.CHECKPOINT_STALE);
    assertThat(codes(group(facts(new Position(40, 40), old, 100L, 40L, null))))
        .containsExactly(Code.CHECKPOINT_OLD);
    assertThat(codes(group(facts(new Position(100, 100), old, 100L, 100L, null)))).isEmpty();
  }

  @Test
  void whatIsNotKnownIsSaid() {
    GroupFacts facts =
        new GroupFacts(
            List.of(good()),
            LinkState.UNMEASURED,
            "no heartbeats",
            null,
            null,
            true,
            "timed out",
            null,
            null);
    assertThat(codes(facts)).containsExactly(Code.SOURCE_UNREACHABLE, Code.LINK_UNMEASURED);
    GroupFacts blind =
        new GroupFacts(
            List.of(good()),
            LinkState.DOWN,
            "none for 1 min",
            false,
            true,
            true,
            null,
            "timed out",
            null);
    assertThat(codes(blind))
        .containsExactly(
            Code.TARGET_UNREACHABLE,
            Code.GROUP_INACTIVE,
            Code.GROUP_ACTIVE_ON_TARGET,
            Code.LINK_DOWN);
    assertThat(JUDGE.judge(blind).readiness()).isEqualTo(Readiness.NOT_READY);
  }

  @Test
  void aReasonNamesSomePartitionsAndCountsAll() {
    PartitionFacts[] missing =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    new PartitionFacts(
                        "A.orders",
                        i,
                        null,
                        0,
                        0,
                        0L,
                        5L,
                        5L,
                        null,
                        0L,
                        5L,
                        1L,
                        null,
                        false,
                        false))
            .toArray(PartitionFacts[]::new);
    PartitionFacts[] all = new PartitionFacts[10];
    all[0] = good();
    System.arraycopy(missing, 0, all, 1, 9);
    assertThat(JUDGE.judge(group(all)).reasons().get(0).evidence())
        .startsWith("A.orders-0, A.orders-1,")
        .contains("and 4 more");
  }
}
