package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.Format;
import dev.tidewatch.core.deadletter.failure.FailureClass;
import dev.tidewatch.core.deadletter.group.Component;
import dev.tidewatch.deadletter.command.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row of a group in its store. Its size is bounded whatever comes; times are milliseconds since
 * the epoch.
 *
 * @param places where its dead letters are, at most {@link Group#MOST_PLACES}
 * @param otherPlaces dead letters in further ones
 * @param origins topics that they failed in, at most {@link Group#MOST_ORIGINS}
 * @param otherOrigins dead letters of further ones
 * @param minutes dead letters by minute
 * @param hours dead letters by hour
 * @param shares what part of the input failed, at most {@link Share#MOST}
 * @param oldestRecord number of the oldest dead letter that is listed
 * @param nextRecord number that the next one gets
 * @param published whether the output topic has this state
 */
record GroupState(
    String fingerprint,
    int fingerprintVersion,
    Bug bug,
    Counts counts,
    Handling handling,
    List<Place> places,
    long otherPlaces,
    List<TopicCount> origins,
    long otherOrigins,
    Ring.Stored minutes,
    Ring.Stored hours,
    List<Share> shares,
    long oldestRecord,
    long nextRecord,
    boolean published) {

  /**
   * What was known of the bug when the group began.
   *
   * @param components what all its dead letters have in common
   * @param sample the message of its first dead letter, cut
   */
  record Bug(
      List<Component> components,
      Format format,
      @Nullable String owner,
      @Nullable String stage,
      @Nullable String executingClass,
      @Nullable String exceptionClass,
      @Nullable String rootCauseClass,
      FailureClass failureClass,
      String failureReason,
      String failureSource,
      @Nullable String sample) {

    /** The message with its values masked; null where the dead letters have none. */
    @Nullable String template() {
      return components.stream()
          .filter(component -> component.name().equals("message"))
          .map(Component::value)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * What was counted.
   *
   * @param firstSeen the earliest timestamp of its dead letters, and lastSeen the latest
   * @param lastArrival when the last one was taken, on the wall clock: retention goes by it
   * @param returned those that were sent again and failed again
   * @param redriven those of them that were sent again, each counted once
   * @param repeated dead letters that were read a second time, and not counted
   */
  record Counts(
      long firstSeen,
      long lastSeen,
      long lastArrival,
      long count,
      long returned,
      long redriven,
      long repeated) {

    Counts with(long timestamp, long arrival, boolean hasReturned) {
      return new Counts(
          Math.min(firstSeen, timestamp),
          Math.max(lastSeen, timestamp),
          Math.max(lastArrival, arrival),
          count + 1,
          returned + (hasReturned ? 1 : 0),
          redriven,
          repeated);
    }

    Counts redrivenToo(long more) {
      return new Counts(
          firstSeen, lastSeen, lastArrival, count, returned, redriven + more, repeated);
    }

    /** Dead letters that were never sent again. */
    long waiting() {
      return Math.max(0, count - redriven);
    }

    boolean isWaiting() {
      return waiting() > 0;
    }

    Counts repeatedAgain(long arrival) {
      return new Counts(
          firstSeen,
          lastSeen,
          Math.max(lastArrival, arrival),
          count,
          returned,
          redriven,
          repeated + 1);
    }
  }

  /** Where a person stands with it. */
  enum State {
    NEW,
    ACKNOWLEDGED,
    MUTED,
    RESOLVED
  }

  /**
   * What a person has said of it.
   *
   * @param by who
   * @param at when
   * @param until when a mute ends
   * @param command the last one that was carried out
   * @param before what it was before it was muted
   * @param reopened how often a dead letter came after it was resolved
   */
  record Handling(
      State state,
      @Nullable String by,
      @Nullable Long at,
      @Nullable Long until,
      @Nullable String note,
      @Nullable String command,
      @Nullable State before,
      int reopened) {

    static final Handling NEW = new Handling(State.NEW, null, null, null, null, null, null, 0);

    /** The state at a time: a mute ends by itself. */
    State at(long now) {
      return isOver(now) ? beforeMute() : state;
    }

    /** Whether it is a mute that has ended. */
    boolean isOver(long now) {
      return state == State.MUTED && until != null && now >= until;
    }

    /** Whether it is taken for mended, muted or not. */
    boolean isResolved() {
      return (state == State.MUTED ? beforeMute() : state) == State.RESOLVED;
    }

    private State beforeMute() {
      return before == null ? State.NEW : before;
    }

    /** After a command. */
    Handling after(State next, Command said) {
      State muted = state == State.MUTED ? beforeMute() : state;
      return new Handling(
          next,
          said.by(),
          said.at(),
          next == State.MUTED ? said.until() : null,
          said.note(),
          said.id(),
          next == State.MUTED ? muted : null,
          reopened);
    }

    /** After the mute. */
    Handling unmuted() {
      return new Handling(beforeMute(), by, at, null, note, command, null, reopened);
    }

    /** After a dead letter came that should have been the past. */
    Handling reopened(long when) {
      if (state == State.MUTED) {
        return new Handling(state, by, at, until, note, command, State.NEW, reopened + 1);
      }
      return new Handling(State.NEW, null, when, null, null, command, null, reopened + 1);
    }
  }

  /**
   * A partition of a dead-letter topic.
   *
   * @param lastTimestamp the latest of its dead letters in this group
   */
  record Place(
      String topic,
      int partition,
      long firstOffset,
      long lastOffset,
      long lastTimestamp,
      long count) {

    static Place first(DeadLetter letter) {
      return new Place(
          letter.topic(),
          letter.partition(),
          letter.offset(),
          letter.offset(),
          letter.timestamp(),
          1);
    }

    Place with(long offset, long timestamp) {
      return new Place(
          topic,
          partition,
          Math.min(firstOffset, offset),
          offset,
          Math.max(lastTimestamp, timestamp),
          count + 1);
    }
  }

  /** How many dead letters name a topic. */
  record TopicCount(String topic, long count) {}
}
