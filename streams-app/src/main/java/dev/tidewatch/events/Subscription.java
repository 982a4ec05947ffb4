package dev.tidewatch.events;

import dev.tidewatch.events.EventLog.Head;
import dev.tidewatch.events.EventLog.Slice;
import dev.tidewatch.events.Ring.Entry;
import dev.tidewatch.http.EventFeed;
import dev.tidewatch.http.ServerSentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's way through the {@link EventLog}: it sees everything after its position, in the
 * order of each partition, or is told that it cannot ({@link Reset}) and goes on from the end.
 * Owned by the thread that sends; {@link #wake} is for any.
 */
final class Subscription implements EventFeed {

  private static final int MAX_ENTRIES = 256;
  private static final int MAX_CHARACTERS = 256 * 1024;

  private final EventLog log;
  private final EventFilter filter;
  private final EventMetrics metrics;
  private final long since = System.nanoTime();

  private Layout layout;
  private long place;
  private long[] next;
  private Instant asOf;
  private @Nullable Reset reset;
  private boolean greeted;
  private volatile boolean woken;

  private Subscription(EventLog log, Head head, EventFilter filter, EventMetrics metrics) {
    this.log = log;
    this.filter = filter;
    this.metrics = metrics;
    this.layout = head.layout();
    this.place = head.place();
    this.next = head.id().next();
    this.asOf = head.id().asOf();
  }

  /** Everything from the head on. */
  static Subscription from(Head head, EventLog log, EventFilter filter, EventMetrics metrics) {
    return new Subscription(log, head, filter, metrics);
  }

  /** Everything after an event that a client names by its id. */
  static Subscription after(
      String id, Head head, EventLog log, EventFilter filter, EventMetrics metrics) {
    Subscription subscription = new Subscription(log, head, filter, metrics);
    EventId.decode(id)
        .ifPresentOrElse(subscription::goOnAfter, () -> subscription.reset = Reset.MALFORMED_ID);
    return subscription;
  }

  private void goOnAfter(EventId id) {
    Optional<Reset> refused = log.refuse(id);
    if (refused.isPresent()) {
      reset = refused.get();
    } else {
      place = 0;
      next = id.next();
      asOf = id.asOf();
    }
  }

  @Override
  public List<ServerSentEvent> next(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      if (reset == null && !greeted) {
        greeted = true;
        return List.of(ServerSentEvent.position(id()));
      }
      return reset == null ? changes(deadline) : tellReset(deadline);
    } finally {
      woken = false;
    }
  }

  @Override
  public void wake() {
    woken = true;
    log.signal();
  }

  private List<ServerSentEvent> changes(long deadline) throws InterruptedException {
    while (true) {
      long left = deadline - System.nanoTime();
      Slice slice = log.await(layout, place, next, MAX_ENTRIES, () -> woken, left);
      reset = whyNot(slice);
      if (reset != null) {
        return tellReset(deadline);
      }
      List<ServerSentEvent> events = take(slice);
      if (!events.isEmpty()) {
        return events;
      }
      if (woken || left <= 0) {
        return slice.head() == null ? List.of() : List.of(ServerSentEvent.position(id()));
      }
    }
  }

  private @Nullable Reset whyNot(Slice slice) {
    if (slice.layout() != layout) {
      return slice.layout().epoch() == layout.epoch() ? Reset.GONE : Reset.OTHER_TOPICS;
    }
    if (slice.lost()) {
      return Reset.FELL_BEHIND;
    }
    return log.endsBefore(next, since) ? Reset.AHEAD : null;
  }

  /** Moves past the entries, or past as many as fit into one batch. */
  private List<ServerSentEvent> take(Slice slice) {
    List<ServerSentEvent> events = new ArrayList<>();
    int characters = 0;
    place = slice.to() - slice.entries().size();
    for (Entry entry : slice.entries()) {
      if (characters > MAX_CHARACTERS) {
        return events;
      }
      place++;
      if (entry.offset() < next[entry.slot()]) {
        continue; // seen on another instance, which had read its slots in another order
      }
      next[entry.slot()] = entry.offset() + 1;
      Change change = entry.change();
      if (filter.takes(change)) {
        characters += change.data().length();
        events.add(new ServerSentEvent(change.type(), id(), change.data()));
        metrics.sent(change.type());
      }
    }
    if (slice.head() != null) {
      reach(slice.head());
    }
    return events;
  }

  /**
   * Moves the position past what is no change, and makes it younger. Only here: an id that still
   * lacks something is as old as what it lacks.
   */
  private void reach(Head head) {
    long[] end = head.id().next();
    for (int slot = 0; slot < next.length; slot++) {
      next[slot] = Math.max(next[slot], end[slot]);
    }
    if (head.id().asOf().isAfter(asOf)) {
      asOf = head.id().asOf();
    }
  }

  /** Waits with it until it is known from where on the client can follow. */
  private List<ServerSentEvent> tellReset(long deadline) throws InterruptedException {
    Optional<Head> found = log.head();
    Reset why = reset;
    if (found.isEmpty() || why == null) {
      log.awaitComplete(() -> woken, deadline - System.nanoTime());
      return List.of();
    }
    Head head = found.get();
    layout = head.layout();
    place = head.place();
    next = head.id().next();
    asOf = head.id().asOf();
    reset = null;
    greeted = true;
    metrics.reset(why);
    return List.of(new ServerSentEvent("reset", id(), why.data()));
  }

  private String id() {
    return new EventId(layout.epoch(), asOf, next).encode();
  }
}
