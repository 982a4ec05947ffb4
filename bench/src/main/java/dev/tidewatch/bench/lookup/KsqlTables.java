package dev.tidewatch.bench.lookup;

import static dev.tidewatch.bench.report.Figures.decimal;
import static dev.tidewatch.bench.report.Figures.grouped;
import static dev.tidewatch.bench.report.Figures.millis;
import static dev.tidewatch.bench.report.Figures.rate;

import dev.tidewatch.bench.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the page says of look-ups next to ksqlDB's pull queries. */
final class KsqlTables {

  static final String TIDEWATCH = "Tidewatch, application";
  static final String QUERY_STREAM = "ksqlDB, pull query, `/query-stream`";
  static final String QUERY = "ksqlDB, pull query, `/query`";

  private static final List<String> HEADER =
      List.of(
          "asked",
          "connections",
          "requests/s",
          "p50, ms",
          "p99, ms",
          "server CPU, µs",
          "client CPU, µs",
          "body, bytes",
          "bad",
          "least and most requests/s of the rounds");

  private static final List<String> RATIOS =
      List.of("connections", "requests/s, times", "p50, times", "p99, times", "CPU, times");

  private KsqlTables() {}

  static String of(List<Answers> all, String version, int applications, int rounds, int seconds) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\n**%s applications; one instance, one server of ksqlDB %s.** Medians of %d rounds of %d s.\n\n"
            .formatted(grouped(applications), version, rounds, seconds));
    text.append(new Table(HEADER, all.stream().map(KsqlTables::row).toList()).markdown());
    text.append("\nTidewatch against the faster way to ask ksqlDB:\n\n");
    text.append(new Table(RATIOS, ratios(all)).markdown());
    double foreign =
        all.stream()
            .flatMap(answers -> answers.rounds().stream())
            .mapToDouble(round -> round.cpu().foreignCores())
            .average()
            .orElse(0);
    return text.append(
            "\nForeign load in these rounds: %s cores on average.\n".formatted(decimal(foreign)))
        .toString();
  }

  private static List<String> row(Answers answers) {
    Answers.Round round = answers.median();
    List<Double> rates =
        answers.rounds().stream().map(each -> each.load().perSecond()).sorted().toList();
    return List.of(
        answers.title(),
        String.valueOf(answers.connections()),
        rate(answers.perSecond()),
        millis(round.load().percentile(50)),
        millis(round.load().percentile(99)),
        decimal(round.serverMicros()),
        decimal(round.clientMicros()),
        grouped(round.load().bytesOfAnswer()),
        grouped(answers.bad()),
        rate(rates.get(0)) + " to " + rate(rates.get(rates.size() - 1)));
  }

  private static List<List<String>> ratios(List<Answers> all) {
    List<List<String>> rows = new ArrayList<>();
    for (Answers ours : all) {
      if (ours.title().equals(TIDEWATCH)) {
        rows.add(ratio(ours, fastest(all, ours.connections())));
      }
    }
    return rows;
  }

  private static Answers fastest(List<Answers> all, int connections) {
    return all.stream()
        .filter(each -> each.connections() == connections && !each.title().equals(TIDEWATCH))
        .max(Comparator.comparingDouble(Answers::perSecond))
        .orElseThrow();
  }

  private static List<String> ratio(Answers ours, Answers theirs) {
    return List.of(
        String.valueOf(ours.connections()),
        decimal(ours.perSecond() / theirs.perSecond()),
        decimal(latency(theirs, 50) / latency(ours, 50)),
        decimal(latency(theirs, 99) / latency(ours, 99)),
        decimal(theirs.median().serverMicros() / ours.median().serverMicros()));
  }

  private static double latency(Answers answers, double percent) {
    return answers.median().load().percentile(percent).toNanos();
  }
}
