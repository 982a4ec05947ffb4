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
 * @param suspect whether it did not answer, or not soon enough, when it was last asked
 */
public record Member(
    GroupMember group, @Nullable MemberStatus status, Duration age, boolean suspect) {

  /** Beyond it, a status says too little of what the instance holds now. */
  static final Duration OLDEST_STATUS = Duration.ofSeconds(3);

  String address() {
    return group.address();
  }

  /** Whether it answers, and recently told what it holds. */
  boolean isLive() {
    return !suspect && isKnown();
  }

  /** Whether what it told of itself still says something. */
  boolean isKnown() {
    return status != null && age.compareTo(OLDEST_STATUS) < 0;
  }
}
