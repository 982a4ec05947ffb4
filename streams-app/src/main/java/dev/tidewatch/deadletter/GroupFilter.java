package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.api.Alert;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which groups a listing shows: those that meet all of it. What is null does not matter.
 *
 * @param connector the connector or consumer group
 * @param topic a dead-letter topic, or one that dead letters failed in
 * @param text part of what is told of the bug, in any case
 * @param from had a dead letter at or after this, in milliseconds since the epoch
 * @param to had one before this
 * @param waiting whether some of its dead letters were never sent again
 */
public record GroupFilter(
    @Nullable String connector,
    @Nullable String topic,
    @Nullable String failureClass,
    @Nullable String state,
    @Nullable String alert,
    @Nullable String text,
    @Nullable Long from,
    @Nullable Long to,
    @Nullable Boolean waiting) {

  /** Shows all. */
  public static final GroupFilter ALL =
      new GroupFilter(null, null, null, null, null, null, null, null, null);

  boolean shows(GroupState group, long now) {
    return is(connector, group.bug().owner())
        && is(failureClass, group.bug().failureClass().name())
        && is(state, group.handling().at(now).name())
        && (waiting == null || waiting == group.counts().isWaiting())
        && (from == null || group.counts().lastSeen() >= from)
        && (to == null || group.counts().firstSeen() < to)
        && (topic == null || isIn(topic, group))
        && (text == null || speaksOf(text.toLowerCase(Locale.ROOT), group));
  }

  boolean shows(List<Alert> alerts) {
    return alert == null || alerts.stream().anyMatch(each -> each.name().equals(alert));
  }

  private static boolean is(@Nullable String wanted, @Nullable String value) {
    return wanted == null || wanted.equals(value);
  }

  private static boolean isIn(String topic, GroupState group) {
    return group.places().stream().anyMatch(place -> place.topic().equals(topic))
        || group.origins().stream().anyMatch(origin -> origin.topic().equals(topic));
  }

  private static boolean speaksOf(String text, GroupState group) {
    return Stream.concat(
            group.bug().components().stream().map(component -> component.value()),
            Stream.of(
                or(group.bug().sample()),
                or(group.bug().exceptionClass()),
                group.bug().failureReason(),
                group.fingerprint()))
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
