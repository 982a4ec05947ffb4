package dev.tidewatch.bench.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.ingest.DirectorySize;
import dev.tidewatch.bench.process.ProcessUsage;
import dev.tidewatch.bench.report.Figures;
import dev.tidewatch.bench.report.Machine;
import dev.tidewatch.bench.report.Table;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Many links at once, simulated by the records that they write: rate, memory, disk, and how long
 * listings take, next to a consumer that only decodes the same records.
 */
@Command(
    name = "MirrorBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures what many mirrors cost.")
public final class MirrorBenchmark implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int QUESTIONS = 50;

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  @Option(names = "--flows", paramLabel = "N", defaultValue = "1000", description = "Links.")
  private int flows;

  @Option(names = "--groups", paramLabel = "N", defaultValue = "200", description = "A link.")
  private int groups;

  @Option(names = "--partitions", paramLabel = "N", defaultValue = "50", description = "A group.")
  private int partitions;

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new MirrorBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.now();
    Mirrors mirrors = new Mirrors(flows, groups, partitions);
    Path directory = options.fresh("mirrors");
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"))) {
      String servers = kafka.bootstrapServers();
      options.say("writing " + Figures.grouped(mirrors.records()) + " records");
      mirrors.write(servers);
      options.say("decoding them");
      Duration bare = BareReader.read(servers, mirrors.topics(), mirrors.records());
      options.say("reading them with Tidewatch");
      List<List<String>> rows = measure(mirrors, servers, directory.resolve("tidewatch"), bare);
      options.publish(
          "mirrors",
          machine.sentence("bench/run mirrors")
              + "\n"
              + new Table(List.of("", "Tidewatch", "decoding alone"), rows).markdown());
      return 0;
    } finally {
      options.remove(directory);
    }
  }

  private static List<List<String>> measure(
      Mirrors mirrors, String servers, Path directory, Duration bare) throws IOException {
    var server =
        new TidewatchServer.Options(
            directory, servers, Map.of("mirror.cluster", "here"), Optional.empty());
    try (TidewatchServer tidewatch = TidewatchServer.start(server)) {
      long began = System.nanoTime();
      await(tidewatch, mirrors.checkpoints() / 2);
      Duration half = Duration.ofNanos(System.nanoTime() - began);
      await(tidewatch, mirrors.checkpoints());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      List<List<String>> rows = new ArrayList<>();
      rows.add(row("records", Figures.grouped(mirrors.records()), ""));
      rows.add(
          row(
              "records a second",
              Figures.rate(Figures.perSecond(mirrors.records(), took)),
              Figures.rate(Figures.perSecond(mirrors.records(), bare))));
      rows.add(
          row(
              "of these, the second half",
              Figures.rate(Figures.perSecond(mirrors.records() / 2, took.minus(half))),
              ""));
      rows.add(
          row(
              "memory at most, MiB",
              Figures.mebibytes(ProcessUsage.of(tidewatch.pid()).peakResidentBytes()),
              ""));
      rows.add(row("stores, MiB", Figures.mebibytes(DirectorySize.of(tidewatch.state())), ""));
      String flow = "api/v1/mirrors/flows/" + Mirrors.alias(0) + "/here";
      rows.add(row("100 flows listed, ms", median(tidewatch, "api/v1/mirrors/flows"), ""));
      rows.add(
          row("all flows listed, ms", median(tidewatch, "api/v1/mirrors/flows?limit=1000"), ""));
      rows.add(row("one flow, ms", median(tidewatch, flow), ""));
      rows.add(row("20 groups judged, ms", median(tidewatch, flow + "/groups?limit=20"), ""));
      rows.add(row("200 groups judged, ms", median(tidewatch, flow + "/groups?limit=200"), ""));
      rows.add(
          row(
              "one group judged, ms",
              median(tidewatch, flow + "/groups?group=" + Mirrors.group(0)),
              ""));
      return rows;
    }
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  /** Asks through the API until so many checkpoints are counted. */
  private static void await(TidewatchServer tidewatch, long wanted) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (checkpoints(tidewatch) < wanted) {
      tidewatch.requireAlive();
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("not all checkpoints were read: " + checkpoints(tidewatch));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static long checkpoints(TidewatchServer tidewatch) throws IOException {
    long sum = 0;
    Optional<JsonNode> page = tidewatch.api().find("api/v1/mirrors/flows?limit=1000");
    while (page.isPresent()) {
      for (JsonNode flow : page.get().path("items")) {
        sum += flow.path("checkpoints").asLong();
      }
      String next = page.get().path("next").asText("");
      page =
          next.isEmpty()
              ? Optional.empty()
              : tidewatch.api().find("api/v1/mirrors/flows?limit=1000&cursor=" + next);
    }
    return sum;
  }

  private static String median(TidewatchServer tidewatch, String path) throws IOException {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      long began = System.nanoTime();
      String unused = tidewatch.api().text(path);
      took.add(System.nanoTime() - began);
    }
    return Figures.millis(Duration.ofNanos(took.stream().sorted().toList().get(QUESTIONS / 2)));
  }
}
