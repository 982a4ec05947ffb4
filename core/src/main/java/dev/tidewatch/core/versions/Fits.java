package dev.tidewatch.core.versions;

import java.util.List;
import java.util.stream.Collectors;

/** Decides whether a Spark line and a version of something else are made for each other. */
final class Fits {

  private Fits() {}

  static FitVerdict hadoop(
      VersionTable table, SparkLine line, SparkVersion spark, HadoopVersion hadoop) {
    List<HadoopBuild> builds = table.builds(line.line());
    for (HadoopBuild build : builds) {
      if (build.isFor(hadoop)) {
        return new FitVerdict(
            Fit.FITS,
            "Spark %s has an official build for Hadoop %s: %s, which bundles %s."
                .formatted(line.line(), hadoop.line(), build.name(), build.bundled()));
      }
    }
    if (hadoop.line().compareTo(table.firstUnknownHadoop()) >= 0) {
      return new FitVerdict(
          Fit.UNKNOWN, "Hadoop %s is newer than this table.".formatted(hadoop.line()));
    }
    boolean buildable =
        hadoop.line().compareTo(line.hadoopCustomFrom()) >= 0
            && hadoop.line().compareTo(line.hadoopCustomBelow()) < 0;
    String official =
        "No official build of Spark %s is for Hadoop %s; they are for %s."
            .formatted(line.line(), hadoop.line(), ranges(builds));
    return buildable
        ? new FitVerdict(Fit.CUSTOM_BUILD, official + " " + whoBuilds(spark))
        : new FitVerdict(
            Fit.UNSUPPORTED,
            official
                + " Its sources need Hadoop "
                + line.hadoopCustomFrom()
                + " or newer, below "
                + line.hadoopCustomBelow()
                + ".");
  }

  private static String whoBuilds(SparkVersion spark) {
    return spark
        .vendor()
        .map(vendor -> "This is a build of " + vendor + ".")
        .orElse("This is a custom build, or the build without Hadoop on jars of one's own.");
  }

  private static String ranges(List<HadoopBuild> builds) {
    return builds.stream()
        .map(build -> "%s up to, not including, %s".formatted(build.from(), build.below()))
        .collect(Collectors.joining(" and "));
  }

  static FitVerdict java(SparkLine line, JavaVersion java) {
    boolean fits = line.java().contains(java);
    return new FitVerdict(
        fits ? Fit.FITS : Fit.UNSUPPORTED,
        "Spark %s runs on Java %s%s."
            .formatted(line.line(), joined(line.java()), fits ? "" : ", not on Java " + java));
  }

  static FitVerdict scala(SparkLine line, ScalaVersion scala) {
    String published =
        "Spark %s is published for Scala %s".formatted(line.line(), joined(line.scala()));
    if (line.scala().contains(scala)) {
      return new FitVerdict(Fit.FITS, published + ".");
    }
    if (line.scalaCustom().contains(scala)) {
      return new FitVerdict(
          Fit.CUSTOM_BUILD, published + "; for " + scala + " its sources have a build profile.");
    }
    return new FitVerdict(Fit.UNSUPPORTED, published + ", not for " + scala + ".");
  }

  private static String joined(List<?> versions) {
    return versions.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
