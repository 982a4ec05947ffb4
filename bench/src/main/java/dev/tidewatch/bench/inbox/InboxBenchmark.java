package dev.tidewatch.bench.inbox;

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
 * Many dead letters of many bugs: rate until all are grouped, memory, disk, and how long listings
 * take, next to a consumer that only counts headers of the same records.
 */
@Command(
    name = "InboxBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures what many dead letters cost.")
public final class InboxBenchmark implements Callable<Integer> {

  private static final String GROUPS = "api/v1/deadletters/groups";
  private static final Duration PATIENCE = Duration.ofHours(1);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int QUESTIONS = 50;

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  @Option(names = "--letters", paramLabel = "N", defaultValue = "1000000", description = "In all.")
  private int letters;

  @Option(names = "--bugs", paramLabel = "N", defaultValue = "10000", description = "In all.")
  private int bugs;

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new InboxBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.now();
    Inbox inbox = new Inbox(letters, bugs);
    Path directory = options.fresh("inbox");
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"))) {
      String servers = kafka.bootstrapServers();
      options.say("writing " + Figures.grouped(letters) + " dead letters");
      inbox.write(servers);
      options.say("counting their headers");
      Duration counting = HeaderCounter.count(servers, letters);
      options.say("grouping them with Tidewatch");
      List<List<String>> rows = measure(servers, directory.resolve("tidewatch"), counting);
      options.publish(
          "inbox",
          machine.sentence("bench/run inbox")
              + "\n"
              + new Table(List.of("", "Tidewatch", "counting headers"), rows).markdown());
      return 0;
    } finally {
      options.remove(directory);
    }
  }

  private List<List<String>> measure(String servers, Path directory, Duration counting)
      throws IOException {
    var server = new TidewatchServer.Options(directory, servers, Map.of(), Optional.empty());
    try (TidewatchServer tidewatch = TidewatchServer.start(server)) {
      long began = System.nanoTime();
      JsonNode one = await(tidewatch);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      String group = GROUPS + "/" + one.path("fingerprint").asText();
      List<List<String>> rows = new ArrayList<>();
      rows.add(row("dead letters", Figures.grouped(letters), Figures.grouped(letters)));
      rows.add(row("groups", Figures.grouped(groups(tidewatch)), ""));
      rows.add(
          row(
              "dead letters a second",
              Figures.rate(Figures.perSecond(letters, took)),
              Figures.rate(Figures.perSecond(letters, counting))));
      rows.add(
          row(
              "memory at most, MiB",
              Figures.mebibytes(ProcessUsage.of(tidewatch.pid()).peakResidentBytes()),
              ""));
      rows.add(row("stores, MiB", Figures.mebibytes(DirectorySize.of(tidewatch.state())), ""));
      rows.add(row("100 groups listed, ms", median(tidewatch, GROUPS), ""));
      rows.add(
          row(
              "100 groups of one connector, ms",
              median(tidewatch, GROUPS + "?connector=sink-7&sort=count"),
              ""));
      rows.add(row("groups found by text, ms", median(tidewatch, GROUPS + "?text=step42"), ""));
      rows.add(row("one group, ms", median(tidewatch, group), ""));
      rows.add(row("100 of its dead letters, ms", median(tidewatch, group + "/records"), ""));
      rows.add(row("rates, ms", median(tidewatch, "api/v1/deadletters/rates"), ""));
      return rows;
    }
  }

  private static List<String> row(String... cells) {
    return List.of(cells);
  }

  /** Asks through the API until all dead letters are counted; gives a group. */
  private JsonNode await(TidewatchServer tidewatch) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long counted = counted(tidewatch);
      Optional<JsonNode> first = tidewatch.api().find(GROUPS + "?limit=1");
      if (counted == letters && first.isPresent()) {
        return first.get().path("items").get(0);
      }
      tidewatch.requireAlive();
      if (counted > letters || System.nanoTime() - end > 0) {
        throw new IllegalStateException(counted + " dead letters were counted");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** By the balance of the topic, which costs little to ask for. */
  private static long counted(TidewatchServer tidewatch) throws IOException {
    return tidewatch
        .api()
        .find("api/v1/topics/" + Inbox.TOPIC + "/balance")
        .map(balance -> balance.path("records").asLong())
        .orElse(0L);
  }

  private static long groups(TidewatchServer tidewatch) throws IOException {
    long groups = 0;
    String cursor = "";
    do {
      JsonNode page = tidewatch.api().find(GROUPS + "?limit=1000" + cursor).orElseThrow();
      groups += page.path("items").size();
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return groups;
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
