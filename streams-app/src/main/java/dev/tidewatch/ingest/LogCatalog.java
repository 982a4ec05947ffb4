package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.eventlog.EventLog;
import dev.tidewatch.eventlog.EventLogFinder;
import dev.tidewatch.eventlog.Finding;
import dev.tidewatch.eventlog.LogHead;
import dev.tidewatch.eventlog.LogIdentity;
import dev.tidewatch.ingest.IngestReport.SkippedPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The logs below the paths that a user named, each handed out once; what is not handed out, and
 * why. Owned by one thread.
 *
 * <p>Two logs of one application attempt are copies of each other, and shipping both would count
 * everything twice: a finished one wins over one in progress, then the larger one.
 */
final class LogCatalog {

  /** A log to ship, and under whose name. */
  record Planned(EventLog log, ApplicationAttempt attempt) {}

  private final List<Path> roots;
  private final Set<Path> handedOut = new HashSet<>();
  private final Map<ApplicationAttempt, Path> owners = new HashMap<>();

  /** Stored bytes of the logs that were looked into, at the last look. */
  private final Map<Path, Long> judged = new HashMap<>();

  private final Map<Path, SkippedPath> skipped = new LinkedHashMap<>();

  LogCatalog(List<Path> roots) {
    this.roots = List.copyOf(roots);
  }

  /** Looks again: logs that are new, or that have become readable since. */
  List<Planned> scan() {
    List<Planned> planned = new ArrayList<>();
    List<EventLog> logs = new ArrayList<>();
    for (Finding finding : EventLogFinder.find(roots, EventLogFinder.DEFAULT_MAX_DEPTH)) {
      if (finding instanceof Finding.Rejected rejected) {
        skip(rejected.path(), rejected.reason());
      } else if (finding instanceof Finding.Found found && !handedOut.contains(path(found))) {
        logs.add(found.log());
      }
    }
    Map<EventLog, Rank> ranks = new HashMap<>();
    logs.forEach(log -> ranks.put(log, Rank.of(log)));
    logs.sort(Comparator.comparing(ranks::get));
    logs.forEach(log -> plan(log, planned));
    return planned;
  }

  /** Which of two copies is shipped: the lower rank. */
  private record Rank(boolean growing, long smallness) implements Comparable<Rank> {

    /** Unreadable ones last; why they are is said when they are looked into. */
    static Rank of(EventLog log) {
      try {
        return new Rank(!log.isComplete(), -log.storedBytes());
      } catch (IOException e) {
        return new Rank(true, Long.MAX_VALUE);
      }
    }

    @Override
    public int compareTo(Rank other) {
      int byState = Boolean.compare(growing, other.growing);
      return byState != 0 ? byState : Long.compare(smallness, other.smallness);
    }
  }

  private void plan(EventLog log, List<Planned> planned) {
    LogIdentity identity;
    try {
      Long size = log.storedBytes();
      if (size.equals(judged.put(log.path(), size))) {
        // Looked at before and unchanged since: what it was not, it is not
        return;
      }
      identity = LogHead.identify(log);
    } catch (IOException e) {
      skip(log.path(), "it can't be read (" + e + ")");
      return;
    }
    if (identity instanceof LogIdentity.Known known) {
      Path owner = owners.putIfAbsent(known.attempt(), log.path());
      if (owner == null || owner.equals(log.path())) {
        skipped.remove(log.path());
        handedOut.add(log.path());
        planned.add(new Planned(log, known.attempt()));
      } else {
        skip(log.path(), "it is of " + known.attempt() + ", as " + owner + " is: one is shipped");
      }
    } else if (identity instanceof LogIdentity.Pending pending) {
      // A rename is enough to change this
      judged.remove(log.path());
      skip(log.path(), "nothing to ship yet: " + pending.reason());
    } else if (identity instanceof LogIdentity.NotAnEventLog other) {
      skip(log.path(), "not a Spark event log: " + other.reason());
    }
  }

  private void skip(Path path, String reason) {
    Path growing = path.resolveSibling(path.getFileName() + ".inprogress");
    boolean named = roots.contains(path) || roots.contains(growing);
    skipped.put(path, new SkippedPath(path, reason, named));
  }

  private static Path path(Finding.Found found) {
    return found.log().path();
  }

  List<SkippedPath> skipped() {
    return List.copyOf(skipped.values());
  }
}
