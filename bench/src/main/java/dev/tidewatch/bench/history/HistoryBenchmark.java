package dev.tidewatch.bench.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.process.ProcessUsage;
import dev.tidewatch.bench.report.Figures;
import dev.tidewatch.bench.report.Machine;
import dev.tidewatch.bench.report.Table;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.hbase.HBaseServer;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Many applications on their way into HBase, which is killed in the middle; all of them held to
 * what was written; and questions about them over HTTP, next to HBase's client alone.
 */
@Command(
    name = "HistoryBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures what the history costs.")
public final class HistoryBenchmark implements Callable<Integer> {

  private static final int QUESTIONS = 2_000;
  private static final int PAGE = 100;
  private static final Duration DAY = Duration.ofDays(1);

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  @Option(names = "--past", paramLabel = "N", defaultValue = "200000", description = "In all.")
  private int applications;

  @Option(names = "--users", paramLabel = "N", defaultValue = "200", description = "In all.")
  private int users;

  @Option(names = "--plugin", required = true, paramLabel = "DIR", description = "The sink's.")
  private Path plugin = Path.of("");

  @Option(names = "--hbase", required = true, paramLabel = "DIR", description = "HBase's jars.")
  private Path jars = Path.of("");

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new HistoryBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.now();
    Past past = new Past(applications, users);
    Path directory = options.fresh("history");
    List<List<String>> rows = new ArrayList<>();
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"));
        ConnectWorker worker =
            ConnectWorker.in(directory.resolve("connect"))
                .plugin(plugin)
                .property("offset.flush.interval.ms", "500")
                .start(kafka.bootstrapServers())) {
      HBaseServer hbase = HBaseServer.start(jars, directory.resolve("hbase"));
      try {
        SinkRun sink = new SinkRun(past, kafka.bootstrapServers(), worker);
        options.say("writing the first half");
        Duration first = sink.write(0, applications / 2, hbase);
        options.say("killing HBase while the second half is written");
        sink.begin(applications / 2, applications);
        sink.awaitLeft(applications / 4);
        hbase.kill();
        long killed = System.nanoTime();
        hbase = HBaseServer.start(jars, directory.resolve("hbase"), hbase.zooKeeperPort());
        Duration down = Duration.ofNanos(System.nanoTime() - killed);
        sink.awaitLeft(0);
        rows.add(row("applications", Figures.grouped(applications), ""));
        rows.add(
            row(
                "rows a second, topic to HBase",
                Figures.rate(Figures.perSecond(applications / 2, first)),
                ""));
        rows.add(row("HBase away, s", String.valueOf(down.toSeconds()), ""));
        measure(past, kafka.bootstrapServers(), hbase, directory.resolve("tidewatch"), rows);
      } finally {
        hbase.close();
      }
      options.publish(
          "history",
          machine.sentence("bench/run history")
              + "\n"
              + new Table(List.of("", "Tidewatch", "HBase's client alone"), rows).markdown());
      return 0;
    } finally {
      options.remove(directory);
    }
  }

  private void measure(
      Past past, String servers, HBaseServer hbase, Path directory, List<List<String>> rows)
      throws Exception {
    var server =
        new TidewatchServer.Options(
            directory,
            servers,
            Map.of("history.hbase.zookeeper.quorum", hbase.zooKeeper()),
            Optional.empty());
    try (TidewatchServer tidewatch = TidewatchServer.start(server);
        BareHistory bare = new BareHistory(hbase.zooKeeper())) {
      options.say("holding every row to what was written");
      rows.add(row("rows equal to what was written", Figures.grouped(equal(past, tidewatch)), ""));
      options.say("asking");
      Random random = new Random(42);
      Latencies ours = new Latencies();
      Latencies theirs = new Latencies();
      for (int i = 0; i < QUESTIONS; i++) {
        String user = past.user(random.nextInt(applications));
        long from = Past.start(random.nextInt(applications));
        long to = from + DAY.toMillis();
        ours.time(() -> tidewatch.api().text(path(user, from, to)));
        theirs.time(() -> bare.read(user, from, to, PAGE));
      }
      rows.add(row("a user's day, median, ms", ours.at(50), theirs.at(50)));
      rows.add(row("a user's day, p99, ms", ours.at(99), theirs.at(99)));
      Latencies newest = new Latencies();
      Latencies bareNewest = new Latencies();
      for (int i = 0; i < QUESTIONS; i++) {
        String user = past.user(random.nextInt(applications));
        newest.time(() -> tidewatch.api().text("api/v1/fleet/history?user=" + user));
        bareNewest.time(() -> bare.read(user, 0, Long.MAX_VALUE, PAGE));
      }
      rows.add(row("a user's newest 100, median, ms", newest.at(50), bareNewest.at(50)));
      rows.add(row("a user's newest 100, p99, ms", newest.at(99), bareNewest.at(99)));
      rows.add(
          row(
              "memory at most, MiB",
              Figures.mebibytes(ProcessUsage.of(tidewatch.pid()).peakResidentBytes()),
              ""));
    }
  }

  private static String path(String user, long from, long to) {
    return "api/v1/fleet/history?user=" + user + "&from=" + from + "&to=" + to;
  }

  /** Reads all of it through the API; each application must be there once, as it was written. */
  private int equal(Past past, TidewatchServer tidewatch) throws IOException {
    BitSet seen = new BitSet(applications);
    String cursor = "";
    do {
      JsonNode page =
          tidewatch
              .api()
              .find("api/v1/fleet/history?options=true&limit=1000" + cursor)
              .orElseThrow();
      for (JsonNode row : page.path("items")) {
        int number = Past.number(row.path("applicationId").asText());
        if (seen.get(number) || !Rows.areEqual(past.record(number), row)) {
          throw new IllegalStateException("not as it was written, or twice: " + row);
        }
        seen.set(number);
      }
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    if (seen.cardinality() != applications) {
      throw new IllegalStateException(
          "of " + applications + " applications " + seen.cardinality() + " are there");
    }
    return seen.cardinality();
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }
}
