package dev.tidewatch.bench.ingest;

import static dev.tidewatch.bench.report.Figures.decimal;
import static dev.tidewatch.bench.report.Figures.grouped;
import static dev.tidewatch.bench.report.Figures.mebibytes;
import static dev.tidewatch.bench.report.Figures.perSecond;
import static dev.tidewatch.bench.report.Figures.rate;
import static dev.tidewatch.bench.report.Figures.seconds;

import dev.tidewatch.bench.ingest.HistoryServerRun.Views;
import dev.tidewatch.bench.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page says of one comparison. */
final class IngestTables {

  private static final List<String> HEADER =
      List.of(
          "measured",
          "time, s",
          "events/s",
          "CPU, s",
          "foreign load, cores",
          "peak memory, MiB",
          "live heap, MiB");

  private static final Map<Views, String> VIEWS =
      Map.of(
          Views.ONE_AFTER_THE_OTHER, "one after the other",
          Views.AT_ONCE, "all at once");

  private final Comparison comparison;

  IngestTables(Comparison comparison) {
    this.comparison = comparison;
  }

  String markdown() {
    return "\n**%s.** %s\n\n%s\n%s\n"
        .formatted(title(), logs(), new Table(HEADER, rows()).markdown(), facts());
  }

  private String title() {
    Workload workload = comparison.workload();
    String tasks = grouped(workload.tasks());
    return workload.applications() == 1
        ? "One application of " + tasks + " tasks"
        : workload.applications() + " applications of " + tasks + " tasks each";
  }

  private String logs() {
    Shipment shipment = comparison.shipment();
    return "%s events, %s MiB; shipping them to the topic took %s s (%s events/s)."
        .formatted(
            grouped(shipment.events()),
            mebibytes(shipment.bytes()),
            seconds(shipment.duration()),
            rate(perSecond(shipment.events(), shipment.duration())));
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    comparison.idle().forEach(run -> rows.add(row(run)));
    comparison.tidewatch().forEach(run -> rows.addAll(rows(run)));
    comparison.peer().forEach((views, runs) -> runs.forEach(run -> rows.addAll(rows(run, views))));
    return rows;
  }

  private static List<String> row(IdleRun run) {
    return List.of(
        "The limit: a topology that makes nothing of the records, from RUNNING",
        seconds(run.reading()),
        rate(perSecond(run.events(), run.reading())),
        "",
        "",
        "",
        "");
  }

  private static List<List<String>> rows(TidewatchRun run) {
    return List.of(
        row(
            "Tidewatch, topic → queryable, from RUNNING",
            run.ingest(),
            run.events(),
            run.phase(),
            mebibytes(run.usage().peakResidentBytes()),
            mebibytes(run.liveHeapBytes())),
        List.of("… second half of the events", "", rate(run.secondHalf()), "", "", "", ""),
        fromStart("… from the start of the process", run.total(), run.events(), run.usage().cpu()));
  }

  private List<List<String>> rows(HistoryServerRun run, Views views) {
    boolean one = comparison.workload().applications() == 1;
    return List.of(
        row(
            "History Server, first view" + (one ? "" : ", " + VIEWS.get(views)),
            run.phase().wall(),
            run.events(),
            run.phase(),
            mebibytes(run.usage().peakResidentBytes()),
            mebibytes(run.liveHeapBytes())),
        fromStart(
            "… from the start of the process",
            run.startup().plus(run.phase().wall()),
            run.events(),
            run.usage().cpu()));
  }

  private static List<String> row(
      String what, Duration time, long events, Phase phase, String peak, String live) {
    return List.of(
        what,
        seconds(time),
        rate(perSecond(events, time)),
        seconds(phase.cpu()),
        decimal(phase.foreignCores()),
        peak,
        live);
  }

  private static List<String> fromStart(String what, Duration time, long events, Duration cpu) {
    return List.of(what, seconds(time), rate(perSecond(events, time)), seconds(cpu), "", "", "");
  }

  private String facts() {
    TidewatchRun last = comparison.tidewatch().get(comparison.tidewatch().size() - 1);
    String threads =
        last.cpuByRole().entrySet().stream()
            .map(entry -> entry.getKey().title() + " " + seconds(entry.getValue()) + " s")
            .collect(Collectors.joining(", "));
    Freshness theirs =
        comparison.peer().values().stream().flatMap(List::stream).findFirst().orElseThrow().fresh();
    return """
        %s. Afterwards a line could be asked for %s s after the broker had it, at most %s s; the History \
        Server listed a log %s s after it was there, at most %s s. \
        State on disk %s MiB, changelogs %s MiB. Tidewatch's processor time: %s."""
        .formatted(
            ratios(),
            hundredths(last.fresh().median()),
            hundredths(last.fresh().longest()),
            hundredths(theirs.median()),
            hundredths(theirs.longest()),
            mebibytes(last.stateBytes()),
            mebibytes(comparison.changelogBytes()),
            threads);
  }

  private static String hundredths(Duration duration) {
    return "%.2f".formatted(duration.toMillis() / 1000.0);
  }

  /** By medians where there are several runs. */
  private String ratios() {
    double ours =
        median(
            comparison.tidewatch().stream().map(r -> perSecond(r.events(), r.ingest())).toList());
    return comparison.peer().entrySet().stream()
        .map(
            entry ->
                "%s × the events per second of the first view%s"
                    .formatted(
                        decimal(
                            ours
                                / median(
                                    entry.getValue().stream()
                                        .map(r -> perSecond(r.events(), r.phase().wall()))
                                        .toList())),
                        comparison.workload().applications() == 1
                            ? ""
                            : " " + VIEWS.get(entry.getKey())))
        .collect(Collectors.joining(", ", "Tidewatch takes ", ""));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
