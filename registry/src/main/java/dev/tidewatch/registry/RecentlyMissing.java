package dev.tidewatch.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Ids that a registry has lately said to have no schema, so that a topic full of records that are
 * not what they seem does not ask for each of them. Bounded: the oldest is forgotten first.
 * Thread-safe.
 */
final class RecentlyMissing {

  static final int MOST = 1_000;

  private final long nanos;
  private final LongSupplier nanoClock;
  private final Map<Integer, Seen> seen = new LinkedHashMap<>();

  private record Seen(URI registry, long at) {}

  RecentlyMissing(Duration time, LongSupplier nanoClock) {
    this.nanos = time.toNanos();
    this.nanoClock = nanoClock;
  }

  /** Who said lately that this id has no schema. */
  synchronized Optional<URI> find(int id) {
    Seen last = seen.get(id);
    return last == null || nanoClock.getAsLong() - last.at >= nanos
        ? Optional.empty()
        : Optional.of(last.registry);
  }

  synchronized void add(int id, URI registry) {
    seen.remove(id); // else it keeps its place among the oldest
    seen.put(id, new Seen(registry, nanoClock.getAsLong()));
    if (seen.size() > MOST) {
      Iterator<Integer> oldest = seen.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
