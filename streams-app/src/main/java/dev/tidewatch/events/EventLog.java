package dev.tidewatch.events;

import dev.tidewatch.events.Ring.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest changes of all topics, in the order in which this instance read them. Clients have no
 * queues: each stands somewhere in the one {@link Ring}.
 *
 * <p>One thread appends, any number reads; all under one lock, which nobody holds for longer than
 * it takes to copy a batch. Offsets come by the slots of the {@link Layout}.
 */
final class EventLog {

  private final Ring ring;
  private Layout layout = new Layout(List.of(), 0);
  private Instant completeSince = Instant.MAX;
  private @Nullable Instant asOf;
  private long[] floor = {};
  private long[] position = {};
  private long[] ends = {};
  private long endsSince;

  /**
   * What a reader finds at its place.
   *
   * @param to the place after the last entry
   * @param lost whether the ring has moved on past something that the reader has not seen
   * @param head the end of the log, if the entries reach that and it is known to be complete
   */
  record Slice(Layout layout, List<Entry> entries, long to, boolean lost, @Nullable Head head) {}

  /** The end of the log: its place in the ring, and the same as an id. */
  record Head(Layout layout, long place, EventId id) {}

  /**
   * @param maxEvents held at a time
   * @param maxBytes about, held at a time
   */
  EventLog(int maxEvents, long maxBytes) {
    this.ring = new Ring(maxEvents, maxBytes);
  }

  /**
   * Forgets everything and begins anew.
   *
   * @param from the first offset of each slot that will be appended
   * @param since ids from before may be of a time whose removals the topics have forgotten
   */
  synchronized void begin(Layout newLayout, long[] from, Instant since) {
    ring.clear();
    layout = newLayout;
    completeSince = since;
    asOf = null;
    floor = from.clone();
    position = from.clone();
    ends = new long[0];
    notifyAll();
  }

  /**
   * Appends what was read.
   *
   * @param newPosition the next offset of each slot
   */
  synchronized void append(List<Entry> entries, long[] newPosition) {
    for (Entry entry : entries) {
      trim();
      ring.add(entry);
    }
    trim();
    position = newPosition.clone();
    if (!entries.isEmpty()) {
      notifyAll();
    }
  }

  private void trim() {
    while (ring.isFull()) {
      Entry oldest = ring.removeFirst();
      floor[oldest.slot()] = oldest.offset() + 1;
    }
  }

  /**
   * Says where the topics end.
   *
   * @param nanoTime before they were asked
   */
  synchronized void measured(long[] newEnds, long nanoTime) {
    ends = newEnds.clone();
    endsSince = nanoTime;
  }

  /** Says that everything that was committed at a moment has been appended. */
  synchronized void caughtUp(Instant moment) {
    asOf = moment;
    notifyAll();
  }

  /** The moment as of which the log is complete; empty before it has been so for the first time. */
  synchronized Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** Records between what was appended and the ends that were last measured. */
  synchronized long lag() {
    long lag = 0;
    for (int slot = 0; slot < ends.length; slot++) {
      lag += Math.max(0, ends[slot] - position[slot]);
    }
    return lag;
  }

  synchronized Layout layout() {
    return layout;
  }

  /** The next offset of each slot. */
  synchronized long[] position() {
    return position.clone();
  }

  /** The end of the log; empty while it is not known to be complete. */
  synchronized Optional<Head> head() {
    return Optional.ofNullable(headOrNull());
  }

  /** Why a client with that id cannot be told everything since; empty if it can. */
  synchronized Optional<Reset> refuse(EventId id) {
    long[] next = id.next();
    if (id.epoch() != layout.epoch() || next.length != layout.size()) {
      return Optional.of(Reset.OTHER_TOPICS);
    }
    if (id.asOf().isBefore(completeSince)) {
      return Optional.of(Reset.TOO_OLD);
    }
    return lacks(next) ? Optional.of(Reset.GONE) : Optional.empty();
  }

  /**
   * Whether the topics are known to end before a reader's position, which happens when brokers lose
   * records.
   *
   * @param nanoTime when the reader had that position already
   */
  synchronized boolean endsBefore(long[] next, long nanoTime) {
    if (ends.length != next.length || endsSince - nanoTime <= 0) {
      return false;
    }
    for (int slot = 0; slot < next.length; slot++) {
      if (next[slot] > ends[slot] && next[slot] > position[slot]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Waits until there is something at a place, or another layout than the known one, or the reader
   * is woken.
   *
   * @param place of the next entry to give
   * @param next by slot, what the reader has not seen
   * @param most how many entries to give at a time
   */
  synchronized Slice await(
      Layout known, long place, long[] next, int most, BooleanSupplier woken, long nanos)
      throws InterruptedException {
    waitUntil(() -> place < ring.end() || known != layout || woken.getAsBoolean(), nanos);
    long from = Math.max(place, ring.first());
    List<Entry> entries = ring.from(from, most);
    long to = from + entries.size();
    boolean lost = known == layout && from > place && lacks(next);
    return new Slice(layout, entries, to, lost, to == ring.end() ? headOrNull() : null);
  }

  /** Waits until the log is known to be complete, or the reader is woken. */
  synchronized void awaitComplete(BooleanSupplier woken, long nanos) throws InterruptedException {
    waitUntil(() -> asOf != null || woken.getAsBoolean(), nanos);
  }

  /** Lets all who wait look whether they are woken. */
  synchronized void signal() {
    notifyAll();
  }

  private void waitUntil(BooleanSupplier condition, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    long left = nanos;
    while (!condition.getAsBoolean() && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
  }

  private @Nullable Head headOrNull() {
    return asOf == null
        ? null
        : new Head(layout, ring.end(), new EventId(layout.epoch(), asOf, position));
  }

  /** Whether something at or after these offsets is held no more. */
  private boolean lacks(long[] next) {
    for (int slot = 0; slot < next.length; slot++) {
      if (next[slot] < floor[slot]) {
        return true;
      }
    }
    return false;
  }
}
