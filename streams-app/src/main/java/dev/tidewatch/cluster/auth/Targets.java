package dev.tidewatch.cluster.auth;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The peers that a signer calls: at most {@value #MOST}, the one not called for longest is
 * forgotten first. One that is called again starts a new session, and learns its clock again if it
 * must. Thread-safe; only a target that is new takes a lock.
 */
final class Targets {

  static final int MOST = 1_024;

  private final Map<String, Target> targets = new ConcurrentHashMap<>();

  Target of(String authority, long now) {
    Target known = targets.get(authority);
    Target target = known != null ? known : open(authority);
    target.use(now);
    return target;
  }

  private synchronized Target open(String authority) {
    if (!targets.containsKey(authority) && targets.size() >= MOST) {
      targets.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().used()))
          .ifPresent(entry -> targets.remove(entry.getKey()));
    }
    return targets.computeIfAbsent(authority, name -> new Target());
  }

  int size() {
    return targets.size();
  }
}
