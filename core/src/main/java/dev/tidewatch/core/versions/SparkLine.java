package dev.tidewatch.core.versions;

import dev.tidewatch.core.table.Csv;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of one release line of Spark: a row of {@code spark-lines.csv}.
 *
 * @param released first release of the line
 * @param latestPatch newest release known when the table was written
 * @param endOfLife last day on which fixes could be expected
 * @param basis where {@code endOfLife} comes from
 * @param scala binary versions the project publishes, the default first
 * @param scalaCustom binary versions that only a build of one's own has
 * @param java feature releases that the documentation names
 * @param hadoopCustomFrom oldest Hadoop line that a build of one's own can be made for
 * @param hadoopCustomBelow first Hadoop line that it cannot be made for
 * @param sources pages the row is taken from
 */
public record SparkLine(
    VersionLine line,
    LocalDate released,
    SparkVersion latestPatch,
    LocalDate endOfLife,
    EndOfLifeBasis basis,
    List<ScalaVersion> scala,
    List<ScalaVersion> scalaCustom,
    List<JavaVersion> java,
    VersionLine hadoopCustomFrom,
    VersionLine hadoopCustomBelow,
    List<String> sources) {

  /** How an end of life is known. */
  public enum EndOfLifeBasis {
    /** The project named it. */
    ANNOUNCED,
    /** Eighteen months after the first release, as the project's versioning policy has it. */
    POLICY,
    /** The last release, for lines older than the policy. */
    LAST_RELEASE,
    /** The next line's first release, for lines older than the policy. */
    NEXT_LINE
  }

  static SparkLine of(Csv.Row row) {
    return new SparkLine(
        VersionLine.of(row.text("line")),
        LocalDate.parse(row.text("released")),
        SparkVersion.parse(row.text("latest_patch")).orElseThrow(),
        LocalDate.parse(row.text("end_of_life")),
        EndOfLifeBasis.valueOf(row.text("end_of_life_basis")),
        scalas(row.texts("scala")),
        scalas(row.texts("scala_custom")),
        row.texts("java").stream().map(Integer::valueOf).map(JavaVersion::new).toList(),
        VersionLine.of(row.text("hadoop_custom_from")),
        VersionLine.of(row.text("hadoop_custom_below")),
        row.texts("source"));
  }

  private static List<ScalaVersion> scalas(List<String> texts) {
    return texts.stream().map(VersionLine::of).map(ScalaVersion::new).toList();
  }
}
