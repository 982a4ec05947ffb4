package dev.tidewatch.core.spark.sql;

import dev.tidewatch.core.spark.event.JoinKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of the plan of an execution that has ended, taken once from its nodes and their
 * metrics. Of a plan with more than {@value #MOST} scans, joins or broadcasts, it has those that
 * come first. Sizes in bytes, times in milliseconds; {@link #UNKNOWN} where the plan does not tell.
 *
 * @param shape equal for plans of the same nodes, such as those of a query that runs again
 * @param scans of files
 * @param written by the only command that writes files; null where there is none, or several
 */
public record PlanNumbers(
    long shape,
    List<Scan> scans,
    List<Join> joins,
    List<Broadcast> broadcasts,
    @Nullable Written written) {

  /** Of a number. */
  public static final long UNKNOWN = -1;

  static final int MOST = 50;

  /**
   * A scan of files.
   *
   * @param name of its node, redacted and cut
   * @param partitions of the table that were read; unknown where the table has none
   * @param partitionFilters whether the query filters on the partition columns; null where the plan
   *     does not tell
   * @param rows that it gave
   * @param kept of these rows by the filter right behind it; unknown where there is none
   * @param limited whether a limit may have ended it before its last file
   */
  public record Scan(
      String name,
      long files,
      long bytes,
      long partitions,
      @Nullable Boolean partitionFilters,
      long rows,
      long kept,
      boolean limited) {}

  /**
   * A join.
   *
   * @param name of its node, redacted and cut
   * @param kind of one by keys, without a broadcast; null where the plan does not tell
   * @param rows that it gave
   */
  public record Join(String name, @Nullable JoinKind kind, long rows, Side left, Side right) {}

  /**
   * What came to a join from one side.
   *
   * @param bytes that were shuffled for it; unknown where something else lies between shuffle and
   *     join than a sort
   * @param rows as they were read, again for each time that they were
   */
  public record Side(long bytes, long rows) {}

  /** What the driver collected, built and sent to all executors. */
  public record Broadcast(long bytes, long rows, long collectMs, long buildMs, long sendMs) {}

  /** Files of a command. */
  public record Written(long files, long bytes) {}

  /**
   * Takes them.
   *
   * @param totals of metrics, by accumulator; those without a report are left out
   */
  public static PlanNumbers of(PlanGraph graph, Map<Long, Long> totals) {
    return new PlanReading(graph, totals).numbers();
  }
}
