package dev.tidewatch.core.versions;

import dev.tidewatch.core.table.Csv;
import java.util.List;

/**
 * A package that the Spark project builds: a row of {@code spark-hadoop-builds.csv}.
 *
 * @param line the Spark line
 * @param name as in {@code spark-3.3.4-bin-hadoop3.tgz}: hadoop3
 * @param bundled the Hadoop client inside, in the newest patch of the line
 * @param from oldest Hadoop line that it is offered for
 * @param below first Hadoop line that it is not offered for
 * @param sources pages the row is taken from
 */
public record HadoopBuild(
    VersionLine line,
    String name,
    HadoopVersion bundled,
    VersionLine from,
    VersionLine below,
    List<String> sources) {

  static HadoopBuild of(Csv.Row row) {
    return new HadoopBuild(
        VersionLine.of(row.text("line")),
        row.text("package"),
        HadoopVersion.parse(row.text("bundled")).orElseThrow(),
        VersionLine.of(row.text("from")),
        VersionLine.of(row.text("below")),
        row.texts("source"));
  }

  boolean isFor(HadoopVersion hadoop) {
    return hadoop.line().compareTo(from) >= 0 && hadoop.line().compareTo(below) < 0;
  }
}
