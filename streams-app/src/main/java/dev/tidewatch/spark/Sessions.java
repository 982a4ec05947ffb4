package dev.tidewatch.spark;

import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.LogStart;
import dev.tidewatch.store.RecordStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at work. Bounded: what is idle is forgotten after each commit, the least recently
 * used first. Owned by one stream thread.
 */
final class Sessions {

  /** Attempts that stay in memory across commits, at most. */
  private static final int MAX_IDLE = 512;

  private final ApplicationRows applications;
  private final RecordStore details;
  private final Inventory inventory;
  private final AttemptLimits limits;
  private final Map<AttemptKey, AttemptSession> sessions = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, AttemptKey> unnamed = new HashMap<>();

  Sessions(
      ApplicationRows applications,
      RecordStore details,
      Inventory inventory,
      AttemptLimits limits) {
    this.applications = applications;
    this.details = details;
    this.inventory = inventory;
    this.limits = limits;
  }

  /** The session of an attempt. */
  AttemptSession of(AttemptKey key) {
    return sessions.computeIfAbsent(
        key, absent -> new AttemptSession(absent, applications, details, inventory, limits));
  }

  /** The session of an attempt that is at work, or null. */
  @Nullable AttemptSession ifPresent(AttemptKey key) {
    return sessions.get(key);
  }

  /**
   * The session of a line's attempt.
   *
   * @param attempt null where the shipper does not say: then the last attempt that the log (or
   *     without a file name, the application) was seen to start
   */
  AttemptSession of(String appId, @Nullable String file, @Nullable String attempt) {
    if (attempt != null) {
      return of(new AttemptKey(appId, attempt));
    }
    AttemptKey none = new AttemptKey(appId, null);
    AttemptKey current = unnamed.get(pointer(appId, file));
    if (current == null) {
      String stored = of(none).attemptOf(pointerName(file));
      current = stored == null ? none : new AttemptKey(appId, stored);
      unnamed.put(pointer(appId, file), current);
    }
    return of(current);
  }

  /**
   * The session that an event belongs to when its shipper does not name the attempt: a log's first
   * lines come before the start that names it, so they are moved once it does.
   */
  AttemptSession attemptFor(AttemptSession session, @Nullable String file, SparkEvent event) {
    String appId = session.key().appId();
    AttemptKey none = new AttemptKey(appId, null);
    if (event instanceof LogStart && session.application().started()) {
      return pointTo(file, none);
    }
    if (event instanceof ApplicationStart start && StoreKeys.isUsable(start.attemptId())) {
      AttemptKey named = new AttemptKey(appId, start.attemptId());
      if (session.key().attemptId() == null && !session.application().started()) {
        AttemptSession target = of(named);
        target.takeOver(session);
      }
      return pointTo(file, named);
    }
    return session;
  }

  private AttemptSession pointTo(@Nullable String file, AttemptKey key) {
    unnamed.put(pointer(key.appId(), file), key);
    of(new AttemptKey(key.appId(), null)).pointTo(pointerName(file), key.attemptId());
    return of(key);
  }

  private static String pointer(String appId, @Nullable String file) {
    return appId + '\0' + pointerName(file);
  }

  private static String pointerName(@Nullable String file) {
    return file == null ? "" : file;
  }

  /** All attempts at work. */
  List<AttemptSession> all() {
    return new ArrayList<>(sessions.values());
  }

  /** Forgets an attempt that was removed from the stores. */
  void forget(AttemptKey key) {
    sessions.remove(key);
    unnamed.values().removeIf(key::equals);
  }

  /**
   * Writes what has changed and forgets what is idle.
   *
   * @param now milliseconds since the epoch
   */
  void flush(long now) {
    for (AttemptSession session : sessions.values()) {
      session.flush(now);
    }
    int idle = sessions.size() - MAX_IDLE;
    for (Iterator<AttemptSession> eldest = sessions.values().iterator(); eldest.hasNext(); ) {
      AttemptSession session = eldest.next();
      if ((idle > 0 || session.application().completed()) && !session.isChanged()) {
        eldest.remove();
        idle--;
      }
    }
    if (unnamed.size() > MAX_IDLE) {
      unnamed.clear();
    }
  }
}
