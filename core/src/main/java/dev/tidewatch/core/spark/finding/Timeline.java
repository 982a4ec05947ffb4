package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.event.StageInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of an application that has ended went, in milliseconds.
 *
 * <p>A stage waits for another one if it was submitted after that one's end: that is how the
 * program ran, whether data or its own order made it so. The longest chain of such stages, each as
 * long as its longest task, is what would be left with any number of cores, besides the time in
 * which no stage ran.
 *
 * @param wall from start to end
 * @param driver in which no stage ran
 * @param path the longest chain; never longer than the time in which stages ran
 */
record Timeline(long wall, long driver, long path) {

  /** One stage attempt that ran. */
  private record Run(long from, long to, long longestTask) {}

  /** Empty while the application runs, and where a stage's times are missing or contradictory. */
  static Optional<Timeline> of(Judged attempt) {
    long wall = attempt.application().duration();
    List<Run> runs = new ArrayList<>();
    for (StageNumbers stage : attempt.stages()) {
      if (stage.stage().tasks().completed() > 0) {
        Run run = run(stage);
        if (run == null) {
          return Optional.empty();
        }
        runs.add(run);
      }
    }
    runs.sort(Comparator.comparingLong(Run::from));
    long busy = busy(runs);
    return wall <= 0 || busy > wall
        ? Optional.empty()
        : Optional.of(new Timeline(wall, wall - busy, path(runs)));
  }

  private static @Nullable Run run(StageNumbers stage) {
    StageInfo info = stage.stage().info();
    Long from = info.submissionTime();
    Long to = info.completionTime();
    if (from == null || to == null || to < from || stage.numbers().shortest() < 0) {
      return null;
    }
    return new Run(from, to, Math.min(stage.longestDuration(), to - from));
  }

  /** Time in which at least one stage ran. */
  private static long busy(List<Run> runs) {
    long busy = 0;
    long until = Long.MIN_VALUE;
    for (Run run : runs) {
      if (run.to() > until) {
        busy += run.to() - Math.max(run.from(), until);
        until = run.to();
      }
    }
    return busy;
  }

  /** Walks through starts and ends in their order, with the longest chain that has ended so far. */
  private static long path(List<Run> byStart) {
    record Ended(long to, long chain) {}
    List<Ended> chains = new ArrayList<>();
    PriorityQueue<Ended> running = new PriorityQueue<>(Comparator.comparingLong(Ended::to));
    long longest = 0;
    for (Run run : byStart) {
      for (Ended next = running.peek(); next != null && next.to() <= run.from(); ) {
        longest = Math.max(longest, next.chain());
        running.poll();
        next = running.peek();
      }
      Ended chain = new Ended(run.to(), longest + run.longestTask());
      running.add(chain);
      chains.add(chain);
    }
    return chains.stream().mapToLong(Ended::chain).max().orElse(0);
  }

  /** What it would take with any number of cores. */
  long least() {
    return driver + path;
  }
}
