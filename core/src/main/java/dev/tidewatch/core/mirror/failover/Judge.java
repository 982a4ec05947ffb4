package dev.tidewatch.core.mirror.failover;

import dev.tidewatch.core.mirror.failover.Reason.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges groups.
 *
 * @param staleAfter how old a checkpoint may be while its group moves
 * @param now milliseconds since the epoch
 */
public record Judge(Duration staleAfter, long now) {

  /** How long a step back is told of. */
  private static final Duration LATELY = Duration.ofHours(1);

  /** Partitions that a reason names; it counts all. */
  private static final int NAMED = 5;

  /** The verdict of one group. */
  public Verdict judge(GroupFacts facts) {
    List<PartitionVerdict> partitions =
        facts.partitions().stream().map(PartitionVerdict::of).toList();
    List<Reason> reasons = new ArrayList<>();
    ofPartitions(facts, partitions, reasons);
    ofGroup(facts, reasons);
    ofLink(facts, reasons);
    Readiness readiness =
        reasons.stream()
            .map(reason -> reason.code().readiness())
            .max(Enum::compareTo)
            .orElse(Readiness.READY);
    return new Verdict(
        readiness,
        total(partitions.stream().map(PartitionVerdict::loses).toList()),
        total(partitions.stream().map(PartitionVerdict::rereads).toList()),
        reasons,
        partitions);
  }

  private static @Nullable Bound total(List<? extends @Nullable Bound> bounds) {
    // Of a group of which no partition is known, nothing is.
    Bound sum = bounds.isEmpty() ? null : Bound.exactly(0);
    for (Bound bound : bounds) {
      sum = Bound.sum(sum, bound);
    }
    return sum;
  }

  private void ofPartitions(
      GroupFacts facts, List<PartitionVerdict> partitions, List<Reason> reasons) {
    if (facts.partitions().stream().allMatch(each -> each.checkpoint() == null)) {
      reasons.add(new Reason(Code.NO_CHECKPOINT, withoutCheckpoint(facts)));
      return;
    }
    add(
        reasons,
        Code.NO_CHECKPOINT,
        partitions,
        each ->
            each.checkpoint() == null
                && each.sourceCommitted() != null
                && each.targetEnd() != null
                && hasRecords(each),
        "has an offset on the source and no checkpoint");
    add(
        reasons,
        Code.NOT_MIRRORED,
        partitions,
        each ->
            each.checkpoint() == null
                && each.targetEnd() == null
                && (each.sourceCommitted() != null || hasRecords(each)),
        "is on the source, and nothing of it is known on the target");
    add(
        reasons,
        Code.PARTITIONS_WITHOUT_CHECKPOINT,
        partitions,
        each ->
            each.checkpoint() == null
                && each.sourceCommitted() == null
                && each.targetEnd() != null
                && hasRecords(each),
        "has records and no checkpoint");
    if (facts.targetProblem() == null) {
      add(
          reasons,
          Code.TARGET_TOPIC_MISSING,
          partitions,
          each -> each.checkpoint() != null && each.targetEnd() == null,
          "is not on the target");
    }
    add(
        reasons,
        Code.CHECKPOINT_BEYOND_END,
        partitions,
        Judge::isBeyondEnd,
        "has a checkpoint after the end of the target");
    add(
        reasons,
        Code.WOULD_SKIP,
        partitions,
        Rereads::isRewound,
        "is before its checkpoint on the source");
    add(
        reasons,
        Code.RECORDS_GONE,
        partitions,
        each -> each.checkpoint() != null && Losses.gone(each) > 0,
        "begins on the target after where the group may be");
    add(
        reasons,
        Code.WENT_BACKWARDS,
        partitions,
        each -> each.rewoundAt() != 0 && now - each.rewoundAt() <= LATELY.toMillis(),
        "has a checkpoint before the one before it, of the last hour");
    add(
        reasons,
        Code.CHECKPOINT_STALE,
        partitions,
        this::isStale,
        "moved on, and its checkpoint is older than " + staleAfter.toSeconds() + " s");
    add(
        reasons,
        Code.CHECKPOINT_OLD,
        partitions,
        this::mayBeStale,
        "has records after its checkpoint, which is older than " + staleAfter.toSeconds() + " s");
  }

  private static String withoutCheckpoint(GroupFacts facts) {
    boolean unknown = facts.partitions().isEmpty() && Boolean.FALSE.equals(facts.activeOnSource());
    return unknown
        ? "it has no checkpoint at all, and neither offsets nor members on the source"
        : "it has no checkpoint at all";
  }

  private static boolean hasRecords(PartitionFacts facts) {
    Long end = facts.targetEnd() == null ? facts.sourceEnd() : facts.targetEnd();
    return end == null || end > 0;
  }

  private static boolean isBeyondEnd(PartitionFacts facts) {
    return facts.checkpoint() != null
        && facts.targetEnd() != null
        && facts.checkpoint().downstream() > facts.targetEnd();
  }

  private boolean isOld(PartitionFacts facts) {
    return facts.checkpoint() != null && now - facts.checkpointAt() > staleAfter.toMillis();
  }

  /** The translation stands still where a group moves within two syncs: that is no stale one. */
  private boolean isStale(PartitionFacts facts) {
    Bound rereads = Rereads.of(facts);
    return isOld(facts)
        && facts.sourceCommitted() != null
        && facts.checkpoint() != null
        && facts.sourceCommitted() > facts.checkpoint().upstream()
        && (rereads == null || rereads.most() > 1);
  }

  private boolean mayBeStale(PartitionFacts facts) {
    return isOld(facts)
        && facts.sourceCommitted() == null
        && facts.checkpoint() != null
        && facts.targetEnd() != null
        && facts.targetEnd() - facts.checkpoint().downstream() > 1;
  }

  private static void ofGroup(GroupFacts facts, List<Reason> reasons) {
    if (facts.targetProblem() != null) {
      reasons.add(new Reason(Code.TARGET_UNREACHABLE, facts.targetProblem()));
    }
    if (facts.sourceProblem() != null) {
      reasons.add(new Reason(Code.SOURCE_UNREACHABLE, facts.sourceProblem()));
    }
    if (Boolean.FALSE.equals(facts.activeOnSource())) {
      reasons.add(new Reason(Code.GROUP_INACTIVE, "it has no members on the source"));
    }
    if (Boolean.TRUE.equals(facts.activeOnTarget())) {
      reasons.add(new Reason(Code.GROUP_ACTIVE_ON_TARGET, "it has members on the target"));
    } else if (facts.targetProblem() == null) {
      List<PartitionFacts> unsynced =
          facts.partitions().stream()
              .filter(each -> each.checkpoint() != null && !each.isSynced())
              .toList();
      if (!unsynced.isEmpty()) {
        reasons.add(
            new Reason(
                Code.OFFSETS_NOT_SYNCED,
                named(unsynced)
                    + ": its offset on the target is missing, or after its checkpoint"));
      }
    }
  }

  private static void ofLink(GroupFacts facts, List<Reason> reasons) {
    switch (facts.link()) {
      case LATE -> reasons.add(new Reason(Code.LINK_LATE, facts.linkEvidence()));
      case DOWN -> reasons.add(new Reason(Code.LINK_DOWN, facts.linkEvidence()));
      case UNMEASURED, UNKNOWN ->
          reasons.add(new Reason(Code.LINK_UNMEASURED, facts.linkEvidence()));
      case LIVE -> {}
    }
  }

  private static void add(
      List<Reason> reasons,
      Code code,
      List<PartitionVerdict> partitions,
      Predicate<PartitionFacts> which,
      String what) {
    List<PartitionFacts> those =
        partitions.stream().map(PartitionVerdict::facts).filter(which).toList();
    if (!those.isEmpty()) {
      reasons.add(new Reason(code, named(those) + " " + what));
    }
  }

  private static String named(List<PartitionFacts> partitions) {
    String names =
        partitions.stream()
            .limit(NAMED)
            .map(each -> each.topic() + "-" + each.partition())
            .collect(Collectors.joining(", "));
    return partitions.size() <= NAMED
        ? names
        : names + " and " + (partitions.size() - NAMED) + " more";
  }
}
