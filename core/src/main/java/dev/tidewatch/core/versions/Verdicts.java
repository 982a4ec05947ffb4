package dev.tidewatch.core.versions;

import java.time.LocalDate;
import java.util.Optional;

/** Decides what a version of Spark is worth on a day. */
final class Verdicts {

  private Verdicts() {}

  static SupportVerdict support(VersionTable table, SparkVersion spark, LocalDate today) {
    VersionLine newest = table.newestLine(today);
    Optional<SparkLine> row = table.line(spark.line());
    Support line = row.map(r -> lineSupport(r, today)).orElse(Support.UNKNOWN);
    String lineSays = row.map(r -> lineSays(r, today)).orElseGet(() -> notInTable(table, spark));
    Support support = line;
    String because = lineSays;
    if (spark.isPreview()) {
      support = Support.PREVIEW;
      because = spark + " is not a release: previews and development builds get no fixes.";
    } else if (spark.isVendorBuild()) {
      support = Support.VENDOR_BUILD;
      because = vendorSays(spark) + " " + lineSays;
    } else if (line == Support.END_OF_LIFE) {
      because = lineSays + " The newest line is " + newest + ".";
    } else if (line == Support.MAINTAINED && isOlderThanNewestPatch(row, spark)) {
      because = lineSays + " " + spark + " misses its later fixes.";
    }
    return new SupportVerdict(
        support, line, spark.vendor(), row.map(SparkLine::latestPatch), newest, because);
  }

  static String notInTable(VersionTable table, SparkVersion spark) {
    VersionLine newest = table.lines().get(table.lines().size() - 1).line();
    return spark.line().compareTo(newest) > 0
        ? "Spark %s is newer than this table, which ends at %s: update the table."
            .formatted(spark.line(), newest)
        : "The table has no Spark line %s.".formatted(spark.line());
  }

  private static Support lineSupport(SparkLine line, LocalDate today) {
    return today.isAfter(line.endOfLife()) ? Support.END_OF_LIFE : Support.MAINTAINED;
  }

  private static String lineSays(SparkLine line, LocalDate today) {
    String basis =
        switch (line.basis()) {
          case ANNOUNCED -> "announced";
          case POLICY -> "18 months after its first release";
          case LAST_RELEASE -> "its last release";
          case NEXT_LINE -> "when the next line came";
        };
    return lineSupport(line, today) == Support.END_OF_LIFE
        ? "Spark %s ended on %s (%s); its last release is %s."
            .formatted(line.line(), line.endOfLife(), basis, line.latestPatch())
        : "Spark %s is maintained until %s (%s); its newest release is %s."
            .formatted(line.line(), line.endOfLife(), basis, line.latestPatch());
  }

  private static String vendorSays(SparkVersion spark) {
    return spark
        .vendor()
        .map(v -> "%s is built and maintained by %s.".formatted(spark, v))
        .orElse("%s is built by someone other than the Spark project.".formatted(spark));
  }

  private static boolean isOlderThanNewestPatch(Optional<SparkLine> row, SparkVersion spark) {
    return row.filter(r -> r.latestPatch().patch() > spark.patch()).isPresent();
  }
}
