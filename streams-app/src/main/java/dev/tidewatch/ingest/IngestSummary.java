package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.LogProblem;
import dev.tidewatch.eventlog.SkippedPath;
import dev.tidewatch.ingest.IngestReport.RefusedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run's end in a few lines, for people. */
final class IngestSummary {

  private static final int MOST_LINES = 10;

  private IngestSummary() {}

  static List<String> of(IngestReport report, IngestOptions options) {
    List<String> lines = new ArrayList<>();
    double seconds = report.duration().toMillis() / 1e3;
    lines.add(
        String.format(
            Locale.ROOT,
            "%s of %s in %s, %.1f MB in %.1f s (%,.0f events/s)",
            counted(report.events(), "event"),
            counted(report.logs().size(), "log"),
            options.topic(),
            report.bytes() / 1e6,
            seconds,
            report.events() / Math.max(seconds, 0.001)));
    long old = report.logs().stream().filter(log -> log.events() == 0).count();
    if (old > 0 && !options.follow()) {
      lines.add(
          counted(old, "log") + " had nothing new since an earlier run (--again ships them again)");
    }
    long open = report.logs().stream().filter(log -> !log.ended()).count();
    if (open > 0 && !report.interrupted() && !options.follow()) {
      lines.add(counted(open, "log") + " still written or cut: run again later, or with --follow");
    }
    lines.addAll(shortened("refused", report.refused().stream().map(RefusedLine::toString)));
    Map<LogProblem.Kind, Integer> problems = new TreeMap<>();
    report.problems().forEach(problem -> problems.merge(problem.kind(), 1, Integer::sum));
    problems.forEach((kind, count) -> lines.add("problems, " + words(kind) + ": " + count));
    lines.addAll(shortened("skipped", report.skipped().stream().map(IngestSummary::line)));
    if (report.interrupted()) {
      lines.add("stopped before the end; positions are stored: the same command goes on from here");
    }
    return lines;
  }

  private static List<String> shortened(String what, Stream<String> all) {
    List<String> entries = all.toList();
    List<String> lines = new ArrayList<>();
    entries.stream().limit(MOST_LINES).forEach(entry -> lines.add(what + " " + entry));
    if (entries.size() > MOST_LINES) {
      lines.add(what + " and " + (entries.size() - MOST_LINES) + " more");
    }
    return lines;
  }

  private static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String line(SkippedPath path) {
    return path.path() + ": " + path.reason();
  }

  private static String words(LogProblem.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
