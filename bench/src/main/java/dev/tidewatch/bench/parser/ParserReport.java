package dev.tidewatch.bench.parser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tidewatch.bench.report.Figures;
import dev.tidewatch.bench.report.Machine;
import dev.tidewatch.bench.report.MarkedPage;
import dev.tidewatch.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what JMH measured of the parser, warm and cold, into the page. */
@Command(
    name = "ParserReport",
    mixinStandardHelpOptions = true,
    description = "Writes JMH's results of the parser into the page.")
public final class ParserReport implements Callable<Integer> {

  /** The name of each benchmark's method, and what the page calls it. */
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("tokenScan", "bare token scan");
    TITLES.put("eventParser", "Tidewatch's parser");
    TITLES.put("tree", "full tree");
  }

  @Option(names = "--page", required = true, description = "The page to write into.")
  private Path page = Path.of("");

  @Parameters(index = "0", paramLabel = "WARM", description = "Scores in events a second.")
  private Path warm = Path.of("");

  @Parameters(index = "1", paramLabel = "COLD", description = "Scores in seconds for all events.")
  private Path cold = Path.of("");

  @Option(
      names = "--cold-events",
      defaultValue = "300000",
      description = "Events of a cold run. Default: ${DEFAULT-VALUE}.")
  private long coldEvents;

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ParserReport()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Double> warmRates = scores(warm);
    Map<String, Double> coldRates = scores(cold);
    coldRates.replaceAll((name, seconds) -> coldEvents / seconds);
    Table table =
        new Table(
            List.of("", "warm, events/s", "of the scan", "cold, events/s", "of the scan"),
            TITLES.keySet().stream().map(name -> row(name, warmRates, coldRates)).toList());
    String text = Machine.now().sentence("bench/run parser") + "\n" + table.markdown();
    new MarkedPage(page).replace("parser", text);
    System.out.println(text);
    return 0;
  }

  private static List<String> row(
      String name, Map<String, Double> warmRates, Map<String, Double> coldRates) {
    return List.of(
        String.valueOf(TITLES.get(name)),
        Figures.rate(rate(warmRates, name)),
        share(warmRates, name),
        Figures.rate(rate(coldRates, name)),
        share(coldRates, name));
  }

  private static String share(Map<String, Double> rates, String name) {
    return Math.round(100 * rate(rates, name) / rate(rates, "tokenScan")) + " %";
  }

  private static double rate(Map<String, Double> rates, String name) {
    Double rate = rates.get(name);
    if (rate == null) {
      throw new IllegalStateException("JMH has no result of " + name + ", only " + rates.keySet());
    }
    return rate;
  }

  private static Map<String, Double> scores(Path file) throws IOException {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (JsonNode result : new JsonMapper().readTree(file.toFile())) {
      String name = result.path("benchmark").asText();
      scores.put(
          name.substring(name.lastIndexOf('.') + 1),
          result.path("primaryMetric").path("score").asDouble());
    }
    return scores;
  }
}
