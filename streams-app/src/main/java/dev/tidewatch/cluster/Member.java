package dev.tidewatch.cluster;

import dev.tidewatch.kafka.GroupMember;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Another instance, as this one knows it.
 *
 * @param group what it was given in the last rebalance
 * @param status what it last said of itself; null where it has never answered
 * @param age of that status
 * @param problem why it is asked after others: it did not answer, or not soon enough; null while it
 *     does
 */
public record Member(
    GroupMember group, @Nullable MemberStatus status, Duration age, @Nullable String problem) {

  /** Beyond it, a status says too little of what the instance holds now. */
  static final Duration OLDEST_STATUS = Duration.ofSeconds(3);

  boolean suspect() {
    return problem != null;
  }

  /** For people: its name, as far as it has told it, and where it is. */
  String named() {
    return status == null ? address() : status.instance() + " (" + address() + ")";
  }

  String address() {
    return group.address();
  }

  /** Whether it answers, and recently told what it holds. */
  boolean isLive() {
    return problem == null && isKnown();
  }

  /** Whether what it told of itself still says something. */
  boolean isKnown() {
    return status != null && age.compareTo(OLDEST_STATUS) < 0;
  }
}
