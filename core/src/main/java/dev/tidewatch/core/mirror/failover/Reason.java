package dev.tidewatch.core.mirror.failover;

/**
 * Why a group is not READY.
 *
 * @param evidence what was seen
 */
public record Reason(Code code, String evidence) {

  /** What is wrong, and what to do. */
  public enum Code {
    NO_CHECKPOINT(
        Readiness.NOT_READY,
        "Wait for the next checkpoint; see that the checkpoint connector runs and that its groups"
            + " and topics include these."),
    TARGET_TOPIC_MISSING(
        Readiness.NOT_READY, "See that the source connector runs and mirrors this topic."),
    NOT_MIRRORED(
        Readiness.NOT_READY,
        "See that the topics of source and checkpoint connector include it; where the group does not"
            + " read it any more, delete its offset there."),
    CHECKPOINT_BEYOND_END(
        Readiness.NOT_READY,
        "The topic was made anew or cut off on the target: reset the group's offsets by hand."),
    RECORDS_GONE(
        Readiness.DEGRADED,
        "The target keeps records for a shorter time than the group takes to read them: let it catch"
            + " up first, or let the target keep them longer."),
    WOULD_SKIP(
        Readiness.NOT_READY,
        "The group went back on the source: wait for the next checkpoint, or set its offsets by"
            + " hand."),
    WENT_BACKWARDS(
        Readiness.DEGRADED,
        "The group went back on the source lately: see that its offset is where it should be."),
    CHECKPOINT_STALE(
        Readiness.DEGRADED,
        "The group moves and its checkpoints do not: see that the checkpoint connector runs."),
    CHECKPOINT_OLD(
        Readiness.DEGRADED,
        "Checkpoints come only when the group moves, so this one may be current: configure access"
            + " to the source to tell."),
    PARTITIONS_WITHOUT_CHECKPOINT(
        Readiness.DEGRADED,
        "There the group starts where its auto.offset.reset says: see whether it reads them. What it"
            + " would read again from the beginning is counted."),
    GROUP_INACTIVE(
        Readiness.DEGRADED, "Nobody reads with this group on the source: see whether it is used."),
    GROUP_ACTIVE_ON_TARGET(
        Readiness.DEGRADED, "It reads on the target already, with offsets of its own there."),
    OFFSETS_NOT_SYNCED(
        Readiness.DEGRADED,
        "Start the group at the downstream offsets that are given, or set"
            + " sync.group.offsets.enabled=true."),
    LINK_LATE(Readiness.DEGRADED, "What was written lately may not be on the target yet."),
    LINK_DOWN(Readiness.DEGRADED, "What was written since is not on the target."),
    LINK_UNMEASURED(
        Readiness.DEGRADED,
        "Add a heartbeat connector that writes to the source, so that the link is measured."),
    SOURCE_UNREACHABLE(
        Readiness.DEGRADED, "The numbers are bounds, or are missing, while it does not answer."),
    TARGET_UNREACHABLE(
        Readiness.NOT_READY, "Nothing is known of the target while it does not answer.");

    private final Readiness readiness;
    private final String action;

    Code(Readiness readiness, String action) {
      this.readiness = readiness;
      this.action = action;
    }

    /** What a group is at best that has it. */
    public Readiness readiness() {
      return readiness;
    }

    /** What to do. */
    public String action() {
      return action;
    }
  }
}
