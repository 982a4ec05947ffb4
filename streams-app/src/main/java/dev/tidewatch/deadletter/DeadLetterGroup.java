package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.deadletter.group.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group in the output topic. Times in milliseconds since the epoch.
 *
 * @param fingerprint names it; the key of the record
 * @param components what all its dead letters have in common
 * @param template the message with its values masked
 * @param sample the message of its first dead letter, cut
 * @param count dead letters
 * @param returned those that were sent again and failed again
 * @param topics dead-letter topics that they are in
 * @param originTopics topics that they failed in
 */
public record DeadLetterGroup(
    String fingerprint,
    int fingerprintVersion,
    List<Component> components,
    Format format,
    @Nullable String owner,
    @Nullable String stage,
    FailureClass failureClass,
    String failureReason,
    @Nullable String rootCauseClass,
    @Nullable String exceptionClass,
    @Nullable String template,
    @Nullable String sample,
    long firstSeen,
    long lastSeen,
    long count,
    long returned,
    String state,
    List<String> topics,
    List<String> originTopics) {

  static DeadLetterGroup of(GroupState group) {
    GroupState.Bug bug = group.bug();
    return new DeadLetterGroup(
        group.fingerprint(),
        group.fingerprintVersion(),
        bug.components(),
        bug.format(),
        bug.owner(),
        bug.stage(),
        bug.failureClass(),
        bug.failureReason(),
        bug.rootCauseClass(),
        bug.exceptionClass(),
        bug.template(),
        bug.sample(),
        group.counts().firstSeen(),
        group.counts().lastSeen(),
        group.counts().count(),
        group.counts().returned(),
        group.handling().state().name(),
        group.places().stream().map(GroupState.Place::topic).distinct().sorted().toList(),
        group.origins().stream().map(GroupState.TopicCount::topic).sorted().toList());
  }
}
