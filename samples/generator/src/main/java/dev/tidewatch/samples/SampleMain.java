package dev.tidewatch.samples;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the sample job that the first argument names.
 *
 * <p>Master, event log and tuning come from {@code -Dspark.*} system properties, so that the
 * settings of every sample stand together in the {@code make-samples} script.
 */
public final class SampleMain {

  private static final Map<String, SampleJob> JOBS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("cached-features", CachedFeatures::run),
              Map.entry("cluster-trouble", ClusterTrouble::run),
              Map.entry("daily-orders", DailyOrders::run),
              Map.entry("failed-report", FailedReport::run),
              Map.entry("failed-report-caught", FailedReport::runAndCatch),
              Map.entry("finding-aggregate", FindingRuns::aggregateAndWrite),
              Map.entry("finding-heap", FindingRuns::fillHeap),
              Map.entry("finding-large-file", FindingRuns::readLargeFile),
              Map.entry("finding-broadcast", FindingQueries::broadcast),
              Map.entry("finding-files", FindingQueries::readFiles),
              Map.entry("finding-join", FindingQueries::join),
              Map.entry("finding-nested-loop", FindingQueries::nestedLoop),
              Map.entry("finding-partitions", FindingQueries::writePartitions),
              Map.entry("finding-scan", FindingQueries::scan),
              Map.entry("finding-slow-broadcast", FindingQueries::broadcastSlowly),
              Map.entry("finding-shuffle", FindingRuns::shuffleBytes),
              Map.entry("finding-sleep", FindingRuns::sleep),
              Map.entry("finding-wait", FindingRuns::waitInDriver),
              Map.entry("killed-midway", KilledMidway::run),
              Map.entry("labelled-work", LabelledWork::run),
              Map.entry("many-small-tasks", ManySmallTasks::run),
              Map.entry("skewed-join", SkewedJoin::run),
              Map.entry("spilling-sort", SpillingSort::run),
              Map.entry("streaming-clicks", StreamingClicks::run),
              Map.entry("streaming-failed", StreamingClicks::runUntilItFails),
              Map.entry("tiny-count", TinyCount::run),
              Map.entry("two-attempts", TwoAttempts::run)));

  private SampleMain() {}

  public static void main(String[] args) throws Exception {
    SampleJob job = args.length == 1 ? JOBS.get(args[0]) : null;
    if (job == null) {
      System.err.println("usage: SampleMain JOB, where JOB is one of " + JOBS.keySet());
      System.exit(2);
      return;
    }
    SparkSession spark = SparkSession.builder().appName(args[0]).getOrCreate();
    job.run(spark);
    spark.stop();
    System.exit(0); // the timer thread of a barrier task would keep this JVM alive
  }
}
