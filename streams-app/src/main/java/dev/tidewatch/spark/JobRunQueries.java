package dev.tidewatch.spark;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome;
import dev.tidewatch.query.Page;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.query.Terms;
import dev.tidewatch.spark.FindingViews.RunsOf;
import dev.tidewatch.spark.FindingViews.RunsPage;
import dev.tidewatch.spark.api.JobRuns;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Questions about the runs of one job. Safe for use by any thread. */
public final class JobRunQueries {

  private final Partitions partitions;

  /** Answers from the partitions. */
  public JobRunQueries(Partitions partitions) {
    this.partitions = partitions;
  }

  /**
   * Runs of a job, the newest first, each compared with those before it.
   *
   * @param user whose runs; null for that of the latest run there is
   * @param cursor of the page before; null for the first
   */
  public Outcome<JobRuns> runs(
      Terms terms, String name, @Nullable String user, @Nullable String cursor, int limit) {
    JobRunPlace after =
        cursor == null ? null : Page.item(cursor).flatMap(JobRunPlace::parse).orElse(null);
    if (cursor != null && after == null) {
      return new Outcome.BadParameter<>("cursor is none that this route gave");
    }
    String known = user == null && after != null ? after.user() : user;
    return known == null
        ? partitions
            .readAll(terms, FindingViews.LATEST_RUNS, new RunsOf(name))
            .then((latest, freshness) -> ofLatest(terms, name, latest, freshness, limit))
        : runsOf(terms, name, known, after, limit);
  }

  private Outcome<JobRuns> ofLatest(
      Terms terms, String name, List<JobRun> latest, Freshness freshness, int limit) {
    Optional<JobRun> newest = latest.stream().min(Comparator.comparing(JobRunPlace::of));
    return newest.isEmpty()
        ? new Outcome.Found<>(
            new JobRuns(name, null, RunComparison.RULE, List.of(), null), freshness)
        : runsOf(terms, name, newest.get().user(), null, limit);
  }

  private Outcome<JobRuns> runsOf(
      Terms terms, String name, String user, @Nullable JobRunPlace after, int limit) {
    RunsPage page = new RunsPage(name, user, after, limit + RunComparison.RUNS_BEFORE);
    return partitions
        .readAll(terms, FindingViews.RUNS, page)
        .map(all -> answer(name, user, all, limit));
  }

  private static JobRuns answer(String name, String user, List<JobRun> all, int limit) {
    List<JobRun> runs = all.stream().sorted(Comparator.comparing(JobRunPlace::of)).toList();
    int shown = Math.min(limit, runs.size());
    List<JobRuns.Run> items =
        IntStream.range(0, shown)
            .mapToObj(i -> RunComparison.of(runs.get(i), runs.subList(i + 1, runs.size())))
            .toList();
    String next =
        runs.size() > shown ? Page.after(JobRunPlace.of(runs.get(shown - 1)).text()) : null;
    return new JobRuns(name, user, RunComparison.RULE, items, next);
  }
}
