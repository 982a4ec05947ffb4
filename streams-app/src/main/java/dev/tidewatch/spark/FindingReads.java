package dev.tidewatch.spark;

import dev.tidewatch.core.spark.finding.Severity;
import dev.tidewatch.spark.FindingViews.FindingRow;
import dev.tidewatch.spark.FindingViews.FindingsOf;
import dev.tidewatch.spark.FindingViews.FindingsPage;
import dev.tidewatch.spark.FindingViews.MutesOf;
import dev.tidewatch.spark.FindingViews.RuleRow;
import dev.tidewatch.spark.FindingViews.RunsPage;
import dev.tidewatch.spark.api.FindingFilter;
import dev.tidewatch.spark.api.Mute;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one partition knows of findings. Safe for use by any thread. */
final class FindingReads {

  private static final List<Severity> MOST_SEVERE_FIRST =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

  private final StoreReader stores;

  FindingReads(StoreReader stores) {
    this.stores = stores;
  }

  /** The findings of a page, in its order. */
  List<FindingRow> findings(FindingsPage page) {
    List<FindingRow> found = new ArrayList<>();
    visit(
        page.filter(),
        page.now(),
        page.after(),
        row -> {
          found.add(row);
          return found.size() < page.limit();
        });
    return found;
  }

  /** What operators want of rules at applications. */
  List<MuteRow> mutes(MutesOf of) {
    List<MuteRow> found = new ArrayList<>();
    MuteCommand only = of.of();
    stores.scan(
        SparkStores.FINDINGS,
        only == null
            ? FindingKeys.all(FindingKeys.Kind.MUTE)
            : FindingKeys.mute(only.rule(), only.name(), only.user()),
        (key, value) -> found.add(Codecs.MUTE.decode(value)));
    return found;
  }

  /** The runs of a job. */
  List<JobRun> runs(RunsPage page) {
    List<JobRun> found = new ArrayList<>();
    JobRunPlace after = page.after();
    byte[] all = FindingKeys.runs(page.name(), page.user());
    stores.scanFrom(
        SparkStores.FINDINGS,
        after == null
            ? all
            : FindingKeys.run(page.name(), page.user(), after.startTime(), after.attempt()),
        (key, value) -> {
          if (!RecordStore.isIn(all, key)) {
            return false;
          }
          JobRun run = Codecs.RUN.decode(value);
          if (after == null || JobRunPlace.of(run).compareTo(after) > 0) {
            found.add(run);
          }
          return found.size() < page.limit();
        });
    return found;
  }

  /** The latest run of each user: reads one row for each, however many runs there are. */
  List<JobRun> latestRuns(String name) {
    List<JobRun> found = new ArrayList<>();
    byte[] all = FindingKeys.runs(name);
    byte[] from = all;
    while (from.length > 0) {
      int before = found.size();
      stores.scanFrom(
          SparkStores.FINDINGS,
          from,
          (key, value) -> {
            if (RecordStore.isIn(all, key)) {
              found.add(Codecs.RUN.decode(value));
            }
            return false;
          });
      from =
          found.size() == before
              ? new byte[0]
              : FindingKeys.afterRuns(name, found.get(found.size() - 1).user());
    }
    return found;
  }

  /** How often each rule reports: reads all findings that the filter's severity and time allow. */
  List<RuleRow> rules(FindingsOf of) {
    Map<String, Count> counts = new TreeMap<>();
    visit(
        of.filter(),
        of.now(),
        null,
        row -> {
          counts.computeIfAbsent(row.finding().rule(), rule -> new Count()).add(row);
          return true;
        });
    return counts.entrySet().stream().map(each -> each.getValue().row(each.getKey())).toList();
  }

  private static final class Count {

    private final long[] bySeverity = new long[Severity.values().length];
    private final Set<String> applications = new HashSet<>();

    private long muted;

    private void add(FindingRow row) {
      bySeverity[row.finding().severity().ordinal()]++;
      applications.add(row.finding().applicationId());
      muted += row.mute() == null ? 0 : 1;
    }

    private RuleRow row(String rule) {
      return new RuleRow(
          rule,
          applications.size(),
          bySeverity[Severity.CRITICAL.ordinal()],
          bySeverity[Severity.WARNING.ordinal()],
          bySeverity[Severity.INFO.ordinal()],
          muted);
    }
  }

  private void visit(
      FindingFilter filter, long now, @Nullable FindingPlace after, Predicate<FindingRow> visitor) {
    Mutes mutes = new Mutes(stores, now);
    Predicate<SparkFinding> shown =
        finding -> {
          Mute mute = mutes.of(finding.rule(), finding.name(), finding.user());
          return !filter.mayShow(mute != null) || visitor.test(new FindingRow(finding, mute));
        };
    boolean more = true;
    for (Severity severity : MOST_SEVERE_FIRST) {
      boolean past = after != null && severity.compareTo(after.severity()) > 0;
      if (more && !past && filter.mayShow(severity)) {
        FindingPlace from = after != null && after.severity() == severity ? after : null;
        more = visit(severity, filter, from, shown);
      }
    }
  }

  /** Whether there may be more to visit. */
  private boolean visit(
      Severity severity,
      FindingFilter filter,
      @Nullable FindingPlace after,
      Predicate<SparkFinding> visitor) {
    byte[] all = FindingKeys.severity(severity);
    boolean[] more = {true};
    stores.scanFrom(
        SparkStores.FINDINGS,
        after == null ? all : after.key(),
        (key, value) -> {
          if (!RecordStore.isIn(all, key) || !filter.mayShow(FindingKeys.foundAt(key))) {
            return false;
          }
          SparkFinding finding = Codecs.FINDING.decode(value);
          if ((after == null || FindingPlace.of(finding).compareTo(after) > 0)
              && filter.shows(finding.rule(), finding.user(), finding.name())) {
            more[0] = visitor.test(finding);
          }
          return more[0];
        });
    return more[0];
  }
}
