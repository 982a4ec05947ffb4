package dev.tidewatch.deadletter;

import dev.tidewatch.deadletter.GroupState.Counts;
import dev.tidewatch.deadletter.GroupState.Handling;
import dev.tidewatch.deadletter.GroupState.Place;
import dev.tidewatch.deadletter.GroupState.TopicCount;
import dev.tidewatch.deadletter.command.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One group at work: dead letters change it in memory, {@link Groups#flush} writes it once a commit
 * however many came. Bounded whatever comes, and each dead letter costs the same however many came
 * before. Owned by one stream thread.
 */
final class Group {

  /** Partitions of dead-letter topics that are counted apart. */
  static final int MOST_PLACES = 64;

  /** Topics of origin that are counted apart. */
  static final int MOST_ORIGINS = 32;

  static final int MINUTES = 60;
  static final int HOURS = 48;

  /** Characters of the message that shows what it is about. */
  private static final int SAMPLE = 1_000;

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private record PlaceKey(String topic, int partition) {}

  private final String fingerprint;
  private final int version;
  private final GroupState.Bug bug;
  private final Map<PlaceKey, Place> places = new LinkedHashMap<>();
  private final Map<String, Long> origins = new LinkedHashMap<>();
  private final Ring minutes;
  private final Ring hours;
  private final List<Share> shares;
  private final RecordList records;
  private Counts counts;
  private Handling handling;
  private long otherPlaces;
  private long otherOrigins;
  private boolean published;
  private boolean changed;

  Group(GroupState stored) {
    this.fingerprint = stored.fingerprint();
    this.version = stored.fingerprintVersion();
    this.bug = stored.bug();
    this.handling = stored.handling();
    this.counts = stored.counts();
    stored.places().forEach(at -> places.put(new PlaceKey(at.topic(), at.partition()), at));
    this.otherPlaces = stored.otherPlaces();
    stored.origins().forEach(origin -> origins.put(origin.topic(), origin.count()));
    this.otherOrigins = stored.otherOrigins();
    this.minutes = new Ring(MINUTES, stored.minutes());
    this.hours = new Ring(HOURS, stored.hours());
    this.shares = new ArrayList<>(stored.shares());
    this.records = new RecordList(stored.oldestRecord(), stored.nextRecord());
    this.published = stored.published();
  }

  /** The group that a dead letter is the first of, still without it. */
  static Group begin(DeadLetter first) {
    GroupState.Bug bug =
        new GroupState.Bug(
            first.components(),
            first.format(),
            first.owner(),
            first.stage(),
            first.executingClass(),
            first.exceptionClass(),
            first.rootCauseClass(),
            first.failureClass(),
            first.failureReason(),
            first.failureSource(),
            Texts.cut(first.message(), SAMPLE));
    return new Group(
        new GroupState(
            first.fingerprint(),
            first.fingerprintVersion(),
            bug,
            new Counts(first.timestamp(), first.timestamp(), 0, 0, 0, 0, 0),
            Handling.NEW,
            List.of(),
            0,
            List.of(),
            0,
            Ring.Stored.EMPTY,
            Ring.Stored.EMPTY,
            List.of(),
            0,
            0,
            true));
  }

  String fingerprint() {
    return fingerprint;
  }

  /** When its last dead letter was taken, in milliseconds since the epoch. */
  long lastArrival() {
    return counts.lastArrival();
  }

  /** Its dead letters, newest first by number. */
  RecordList records() {
    return records;
  }

  /**
   * Takes a dead letter.
   *
   * @param arrival when it was read, in milliseconds since the epoch
   * @return false for one that was taken before
   */
  boolean take(DeadLetter letter, long arrival, int mostRecords) {
    boolean repeated = isRepeated(letter);
    counts =
        repeated
            ? counts.repeatedAgain(arrival)
            : counts.with(letter.timestamp(), arrival, letter.returned());
    if (!repeated) {
      place(letter);
      origin(letter.originTopic());
      Share.count(shares, letter);
      if (letter.timestamp() <= arrival + RateWindow.AHEAD.toMillis()) {
        minutes.add(letter.timestamp() / MINUTE);
        hours.add(letter.timestamp() / HOUR);
      }
      records.add(RecordRow.of(letter), mostRecords);
      if (handling.isResolved()) {
        handling = handling.reopened(arrival);
      }
      published = false;
    }
    changed = true;
    return !repeated;
  }

  /**
   * Offsets of one partition ascend, so one that does not was read before. A topic that was deleted
   * and made anew starts again at 0, but with later timestamps.
   */
  private boolean isRepeated(DeadLetter letter) {
    Place known = places.get(new PlaceKey(letter.topic(), letter.partition()));
    return known != null
        && letter.offset() <= known.lastOffset()
        && letter.timestamp() <= known.lastTimestamp();
  }

  /** Whether a dead letter shows that its partition was deleted and made anew. */
  boolean isMadeAnew(DeadLetter letter) {
    Place known = places.get(new PlaceKey(letter.topic(), letter.partition()));
    return known != null
        && letter.offset() <= known.lastOffset()
        && letter.timestamp() > known.lastTimestamp();
  }

  private void place(DeadLetter letter) {
    PlaceKey key = new PlaceKey(letter.topic(), letter.partition());
    Place known = places.get(key);
    if (known != null) {
      places.put(key, known.with(letter.offset(), letter.timestamp()));
    } else if (places.size() < MOST_PLACES) {
      places.put(key, Place.first(letter));
    } else {
      otherPlaces++;
    }
  }

  private void origin(@Nullable String topic) {
    if (topic == null) {
      return;
    }
    if (origins.containsKey(topic) || origins.size() < MOST_ORIGINS) {
      origins.merge(topic, 1L, Long::sum);
    } else {
      otherOrigins++;
    }
  }

  /** Takes what a person says of it. */
  void handle(Command said, GroupState.State next) {
    handling = handling.after(next, said);
    published = false;
    changed = true;
  }

  /** Ends a mute whose time has come. */
  void unmute(long now) {
    if (handling.isOver(now)) {
      handling = handling.unmuted();
      published = false;
      changed = true;
    }
  }

  /**
   * Dead letters were sent again.
   *
   * @param more those that never were before
   */
  void redriven(long more) {
    counts = counts.redrivenToo(more);
    published = false;
    changed = true;
  }

  /** Whether the output topic has the latest state. */
  boolean isPublished() {
    return published;
  }

  void markPublished() {
    published = true;
    changed = true;
  }

  /** Whether the store lacks the latest state. */
  boolean isChanged() {
    return changed;
  }

  void markWritten() {
    changed = false;
  }

  /** The row that the store is to have. */
  GroupState state() {
    return new GroupState(
        fingerprint,
        version,
        bug,
        counts,
        handling,
        List.copyOf(places.values()),
        otherPlaces,
        origins.entrySet().stream()
            .map(origin -> new TopicCount(origin.getKey(), origin.getValue()))
            .toList(),
        otherOrigins,
        minutes.toStored(),
        hours.toStored(),
        List.copyOf(shares),
        records.oldest(),
        records.next(),
        published);
  }
}
