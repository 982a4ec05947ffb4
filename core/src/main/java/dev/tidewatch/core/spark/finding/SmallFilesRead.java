package dev.tidewatch.core.spark.finding;

import dev.tidewatch.core.spark.finding.Finding.Advice;
import dev.tidewatch.core.spark.finding.Finding.Evidence;
import dev.tidewatch.core.spark.finding.Finding.Threshold;
import dev.tidewatch.core.spark.finding.Queries.Query;
import dev.tidewatch.core.spark.sql.PlanNumbers;
import dev.tidewatch.core.spark.sql.PlanNumbers.Scan;
import java.util.List;

/**
 * A query read many small files. Not those of a scan that a limit may have ended: its files are
 * counted before it begins.
 */
final class SmallFilesRead implements Rule {

  @Override
  public String id() {
    return "small-files-read";
  }

  /**
   * A line that is missing takes a scan away, not files from it: the driver counts them at once.
   */
  @Override
  public boolean needsWholeLog() {
    return false;
  }

  @Override
  public List<Finding> judge(Judged attempt, Thresholds thresholds) {
    Sizing sizing = thresholds.sizing();
    return Queries.of(attempt, numbers -> small(numbers, sizing), Scan::files).stream()
        .map(query -> finding(query, sizing))
        .toList();
  }

  private static List<Scan> small(PlanNumbers numbers, Sizing sizing) {
    return numbers.scans().stream()
        .filter(scan -> scan.rows() > 0 && !scan.limited())
        .filter(scan -> scan.files() > sizing.files())
        .filter(scan -> scan.bytes() > 0 && scan.bytes() < scan.files() * sizing.fileMinBytes())
        .toList();
  }

  private Finding finding(Query<Scan> query, Sizing sizing) {
    Scan scan = query.worst();
    long average = scan.bytes() / scan.files();
    return Finding.of(
            id(),
            Severity.INFO,
            null,
            "%s: %d files were read, of %d bytes on average."
                    .formatted(scan.name(), scan.files(), average)
                + query.others(),
            List.of(
                new Evidence("files read", scan.files(), "count"),
                new Evidence("size of the files", scan.bytes(), "bytes"),
                new Evidence("average file", (double) scan.bytes() / scan.files(), "bytes"),
                new Evidence("executions", query.executions(), "count")),
            List.of(
                new Threshold("spark.findings.files.min.bytes", sizing.fileMinBytes(), "bytes"),
                new Threshold("spark.findings.files", sizing.files(), "count")),
            List.of(
                new Advice(
                    "spark.sql.files.openCostInBytes",
                    average
                        + ", so that a task reads more of them; better, write them anew as fewer"
                        + " files")))
        .of(query.executionId());
  }
}
