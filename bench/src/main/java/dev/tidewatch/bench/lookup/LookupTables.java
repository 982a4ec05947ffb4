package dev.tidewatch.bench.lookup;

import static dev.tidewatch.bench.report.Figures.decimal;
import static dev.tidewatch.bench.report.Figures.grouped;
import static dev.tidewatch.bench.report.Figures.millis;
import static dev.tidewatch.bench.report.Figures.percent;
import static dev.tidewatch.bench.report.Figures.rate;
import static dev.tidewatch.bench.report.Figures.seconds;

import dev.tidewatch.bench.lookup.Answers.Round;
import dev.tidewatch.bench.lookup.FlatCost.AtSize;
import dev.tidewatch.bench.report.Table;
import dev.tidewatch.ingest.IngestOptions;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/** What the page says of look-ups. */
final class LookupTables {

  private static final List<String> HEADER =
      List.of(
          "asked",
          "requests/s",
          "of the empty handler",
          "p50, ms",
          "p99, ms",
          "p99.9, ms",
          "server CPU, µs",
          "of the empty handler",
          "client CPU, µs",
          "body, bytes",
          "bad");

  private static final List<String> FLAT_HEADER =
      List.of(
          "applications",
          "filled in, s",
          "look-up p50, ms",
          "p99, ms",
          "server CPU, µs",
          "look-ups/s, 8 connections",
          "`/fleet/versions` p50, ms",
          "`/applications?limit=20` p50, ms",
          "bad");

  private LookupTables() {}

  static String ofPair(PairBenchmark benchmark, List<Answers> all) {
    StringBuilder text = new StringBuilder();
    text.append(
        """

        **Two instances, %s applications and one of %s tasks.** %d partitions; medians of %d rounds of %d s, the standby's of one.
        """
            .formatted(
                grouped(benchmark.applications()),
                grouped(benchmark.tasks()),
                IngestOptions.DEFAULT_PARTITIONS,
                benchmark.rounds(),
                benchmark.seconds()));
    for (int connections : PairBenchmark.CONNECTIONS) {
      List<Answers> answers =
          all.stream().filter(each -> each.connections() == connections).toList();
      text.append("\n%s:\n\n".formatted(connections(connections)));
      text.append(new Table(HEADER, rows(answers)).markdown());
    }
    return text.append(foreign(all)).toString();
  }

  private static String connections(int count) {
    return count == 1 ? "One connection" : count + " connections";
  }

  private static List<List<String>> rows(List<Answers> answers) {
    Answers empty =
        answers.stream()
            .filter(each -> each.title().equals(EmptyHandler.TIDEWATCH.title()))
            .findFirst()
            .orElseThrow();
    return answers.stream().map(each -> row(each, empty)).toList();
  }

  private static List<String> row(Answers answers, Answers empty) {
    Round round = answers.median();
    return List.of(
        answers.title(),
        rate(answers.perSecond()),
        percent(answers.perSecond() / empty.perSecond()),
        millis(round.load().percentile(50)),
        millis(round.load().percentile(99)),
        millis(round.load().percentile(99.9)),
        decimal(round.serverMicros()),
        percent(round.serverMicros() / empty.median().serverMicros()),
        decimal(round.clientMicros()),
        grouped(round.load().bytesOfAnswer()),
        grouped(answers.bad()));
  }

  private static String foreign(List<Answers> all) {
    DoubleSummaryStatistics cores =
        all.stream()
            .flatMap(answers -> answers.rounds().stream())
            .collect(Collectors.summarizingDouble(round -> round.cpu().foreignCores()));
    return "\nForeign load in these rounds: %s cores on average, %s at most.\n"
        .formatted(decimal(cores.getAverage()), decimal(cores.getMax()));
  }

  static String ofSizes(FlatCost benchmark, List<AtSize> sizes) {
    String text =
        "\n**One instance, by the number of applications.** One connection unless said"
            + " otherwise; one round of %d s.\n\n".formatted(benchmark.seconds())
            + new Table(FLAT_HEADER, sizes.stream().map(LookupTables::row).toList()).markdown();
    AtSize last = sizes.get(sizes.size() - 1);
    return last.applications() == benchmark.largest()
        ? text
        : text
            + "\n%s applications were left out: filling would have taken more than %d minutes.\n"
                .formatted(grouped(benchmark.largest()), FlatCost.LONGEST_FILLING.toMinutes());
  }

  private static List<String> row(AtSize at) {
    List<Round> rounds = List.of(at.lookup(), at.lookups(), at.versions(), at.listing());
    return List.of(
        grouped(at.applications()),
        seconds(at.filling()),
        millis(at.lookup().load().percentile(50)),
        millis(at.lookup().load().percentile(99)),
        decimal(at.lookup().serverMicros()),
        rate(at.lookups().load().perSecond()),
        millis(at.versions().load().percentile(50)),
        millis(at.listing().load().percentile(50)),
        grouped(rounds.stream().mapToLong(round -> round.load().bad()).sum()));
  }
}
