package dev.tidewatch.core.versions;

import dev.tidewatch.core.table.Csv;
import java.io.Reader;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The release lines of Spark and what they fit, as data. The table knows what was public when it
 * was written; verdicts take the day they are asked for, so that an end of life takes effect
 * without a new build. Immutable.
 */
public final class VersionTable {

  private static final String LINES = "spark-lines.csv";
  private static final String BUILDS = "spark-hadoop-builds.csv";

  private static final VersionTable BUNDLED =
      new VersionTable(
          Csv.readBundled(VersionTable.class, LINES, SparkLine::of),
          Csv.readBundled(VersionTable.class, BUILDS, HadoopBuild::of));

  private final NavigableMap<VersionLine, SparkLine> lines = new TreeMap<>();
  private final Map<VersionLine, List<HadoopBuild>> builds;

  private VersionTable(List<SparkLine> lines, List<HadoopBuild> builds) {
    for (SparkLine line : lines) {
      if (this.lines.put(line.line(), line) != null) {
        throw new IllegalArgumentException("two rows for Spark " + line.line() + ": keep one");
      }
    }
    if (this.lines.isEmpty()) {
      throw new IllegalArgumentException("the version table has no Spark line: add rows");
    }
    this.builds = builds.stream().collect(Collectors.groupingBy(HadoopBuild::line));
  }

  /** The table that comes with this build. */
  public static VersionTable bundled() {
    return BUNDLED;
  }

  /**
   * A table from files of the same form as the bundled ones.
   *
   * @throws IllegalArgumentException naming file and line of the first row that is wrong
   */
  public static VersionTable read(Reader lines, Reader builds) {
    return new VersionTable(
        Csv.read(LINES, lines, SparkLine::of), Csv.read(BUILDS, builds, HadoopBuild::of));
  }

  /** All lines, oldest first. */
  public List<SparkLine> lines() {
    return List.copyOf(lines.values());
  }

  /** The row of a line, if the table has it. */
  public Optional<SparkLine> line(VersionLine line) {
    return Optional.ofNullable(lines.get(line));
  }

  /** The official builds of a line; empty for a line that the table does not have. */
  public List<HadoopBuild> builds(VersionLine line) {
    return builds.getOrDefault(line, List.of());
  }

  /** The newest line that was released by {@code today} (the oldest of the table before that). */
  public VersionLine newestLine(LocalDate today) {
    return lines.values().stream()
        .filter(line -> !line.released().isAfter(today))
        .map(SparkLine::line)
        .max(Comparator.naturalOrder())
        .orElseGet(lines::firstKey);
  }

  /** What to think of this version of Spark on this day. */
  public SupportVerdict verdict(SparkVersion spark, LocalDate today) {
    return Verdicts.support(this, spark, today);
  }

  /** Whether this Spark is made for this Hadoop. */
  public FitVerdict hadoopFit(SparkVersion spark, HadoopVersion hadoop) {
    return line(spark.line())
        .map(line -> Fits.hadoop(this, line, spark, hadoop))
        .orElseGet(() -> unknown(spark));
  }

  /** Whether this Spark runs on this Java. */
  public FitVerdict javaFit(SparkVersion spark, JavaVersion java) {
    return line(spark.line()).map(line -> Fits.java(line, java)).orElseGet(() -> unknown(spark));
  }

  /** Whether this Spark is built for this Scala. */
  public FitVerdict scalaFit(SparkVersion spark, ScalaVersion scala) {
    return line(spark.line()).map(line -> Fits.scala(line, scala)).orElseGet(() -> unknown(spark));
  }

  /** The first Hadoop line that the table says nothing about. */
  VersionLine firstUnknownHadoop() {
    return lines.values().stream()
        .map(SparkLine::hadoopCustomBelow)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private FitVerdict unknown(SparkVersion spark) {
    return new FitVerdict(Fit.UNKNOWN, Verdicts.notInTable(this, spark));
  }
}
