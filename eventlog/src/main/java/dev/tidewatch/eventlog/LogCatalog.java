package dev.tidewatch.eventlog;

import dev.tidewatch.eventlog.SkippedPath.Why;
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
public final class LogCatalog {

  /** A log to ship, and under whose name. */
  public record Planned(EventLog log, ApplicationAttempt attempt) {}

  /**
   * Scans in a row that do not find a log before it counts as deleted. One alone means nothing: a
   * file that is renamed while its directory is listed can be missing from the list.
   */
  private static final int SCANS_UNTIL_FORGOTTEN = 20;

  private final LogFiles files;
  private final List<Path> roots;
  private final Selection selection;
  private final Map<Path, Integer> missing = new HashMap<>();
  private final Set<Path> handedOut = new HashSet<>();
  private final Map<ApplicationAttempt, Path> owners = new HashMap<>();

  /** Stored bytes of the logs that were looked into, at the last look. */
  private final Map<Path, Long> judged = new HashMap<>();

  private final Map<Path, SkippedPath> skipped = new LinkedHashMap<>();

  /** What was no log by its name or place at the last look. */
  private Set<Path> rejected = new HashSet<>();

  /** All logs below paths of this machine. */
  public LogCatalog(List<Path> roots) {
    this(LogFiles.LOCAL, roots, Selection.ALL);
  }

  /** Those logs below the paths that are selected. */
  public LogCatalog(LogFiles files, List<Path> roots, Selection selection) {
    this.files = files;
    this.roots = List.copyOf(roots);
    this.selection = selection;
  }

  /** Looks again: logs that are new, or that have become readable since. */
  public List<Planned> scan() {
    List<Planned> planned = new ArrayList<>();
    List<EventLog> logs = new ArrayList<>();
    Set<Path> present = new HashSet<>();
    Set<Path> nowRejected = new HashSet<>();
    for (Finding finding : EventLogFinder.find(files, roots, EventLogFinder.DEFAULT_MAX_DEPTH)) {
      if (finding instanceof Finding.Rejected rejected) {
        present.add(rejected.path());
        nowRejected.add(rejected.path());
        skip(rejected.path(), rejected.reason(), rejected.why());
      } else if (finding instanceof Finding.Found found) {
        present.add(path(found));
        if (!handedOut.contains(path(found)) && selection.mayHave(found.log())) {
          logs.add(found.log());
        }
      }
    }
    rejected.removeAll(nowRejected);
    skipped.keySet().removeAll(rejected);
    rejected = nowRejected;
    forget(present);
    Map<EventLog, Rank> ranks = new HashMap<>();
    logs.forEach(log -> ranks.put(log, Rank.of(log)));
    logs.sort(Comparator.comparing(ranks::get));
    logs.forEach(log -> plan(log, planned));
    return planned;
  }

  /** Gives up what is known of logs that are gone, so that years of them take no memory. */
  private void forget(Set<Path> present) {
    Set<Path> gone = new HashSet<>(handedOut);
    gone.addAll(judged.keySet());
    gone.addAll(skipped.keySet());
    gone.removeAll(present);
    missing.keySet().retainAll(gone);
    for (Path path : gone) {
      if (missing.merge(path, 1, Integer::sum) >= SCANS_UNTIL_FORGOTTEN) {
        missing.remove(path);
        handedOut.remove(path);
        judged.remove(path);
        skipped.remove(path);
        owners.values().remove(path);
      }
    }
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
      // Whatever is wrong may be over at the next look, though its size stays
      judged.remove(log.path());
      skip(log.path(), "it can't be read (" + e + ")", Why.UNREADABLE);
      return;
    }
    if (identity instanceof LogIdentity.Known known) {
      if (!selection.has(log, known.attempt())) {
        return;
      }
      Path owner = owners.putIfAbsent(known.attempt(), log.path());
      if (owner == null || owner.equals(log.path())) {
        skipped.remove(log.path());
        handedOut.add(log.path());
        planned.add(new Planned(log, known.attempt()));
      } else {
        skip(
            log.path(),
            "it is of " + known.attempt() + ", as " + owner + " is: one is shipped",
            Why.FOREIGN);
      }
    } else if (identity instanceof LogIdentity.Pending pending) {
      // A rename is enough to change this
      judged.remove(log.path());
      skip(log.path(), "nothing to ship yet: " + pending.reason(), Why.EARLY);
    } else if (identity instanceof LogIdentity.Unreadable unreadable) {
      judged.remove(log.path());
      skip(log.path(), unreadable.reason(), Why.UNREADABLE);
    } else if (identity instanceof LogIdentity.NotAnEventLog other) {
      skip(log.path(), "not a Spark event log: " + other.reason(), Why.FOREIGN);
    }
  }

  private void skip(Path path, String reason, Why why) {
    Path growing = path.resolveSibling(path.getFileName() + ".inprogress");
    boolean named = roots.contains(path) || roots.contains(growing);
    skipped.put(path, new SkippedPath(path, reason, named, why));
  }

  private static Path path(Finding.Found found) {
    return found.log().path();
  }

  /** What was not handed out, so far. */
  public List<SkippedPath> skipped() {
    return List.copyOf(skipped.values());
  }
}
