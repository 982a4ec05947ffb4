package dev.tidewatch.bench.ingest;

import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.ingest.HistoryServerRun.Views;
import dev.tidewatch.bench.ingest.Workload.GeneratedLog;
import dev.tidewatch.bench.report.Machine;
import dev.tidewatch.bench.server.HistoryServer;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Events per second from the topic until they are queryable, next to the first view of the same
 * logs by Spark's History Server: the same machine, the same minutes, fresh JVMs on both sides.
 *
 * <p>Needs Linux (memory and processor time are read from {@code /proc}).
 */
@Command(
    name = "IngestBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures topic to queryable, and the History Server's first view.")
public final class IngestBenchmark implements Callable<Integer> {

  private static final int FULL_TASKS = 200_000;
  private static final int MANY = 8;

  /** Eight applications together have about twice the events of the single one. */
  private static final double TASKS_OF_MANY = 40_000.0 / FULL_TASKS;

  /** As {@code ./tidewatch run} creates the topic. */
  private static final int PARTITIONS = IngestOptions.DEFAULT_PARTITIONS;

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  @Option(
      names = "--peer",
      required = true,
      paramLabel = "DIR",
      description = "The jars of Spark's History Server.")
  private Path peer = Path.of("");

  @Option(names = "--runs", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--jfr", description = "Records a profile of Tidewatch, which slows it a little.")
  private boolean jfr;

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new IngestBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.now();
    int tasks = options.tasksOr(FULL_TASKS);
    StringBuilder text = new StringBuilder(machine.sentence("bench/run ingest"));
    text.append("History Server of Spark %s.%n".formatted(HistoryServer.version(peer)));
    text.append(jfr ? "Tidewatch was slowed by a flight recording.\n" : "");
    text.append(new IngestTables(compare(new Workload(0, 1, tasks))).markdown());
    int tasksOfMany = Math.max(1, (int) Math.round(tasks * TASKS_OF_MANY));
    text.append(new IngestTables(compare(new Workload(1, MANY, tasksOfMany))).markdown());
    options.publish("ingest", text.toString());
    return 0;
  }

  private Comparison compare(Workload workload) throws IOException, InterruptedException {
    Path directory = options.fresh("ingest-" + workload.applications());
    Path logs = directory.resolve("logs");
    options.say("generating " + workload);
    List<GeneratedLog> generated = workload.write(logs);
    List<IdleRun> idle = new ArrayList<>();
    List<TidewatchRun> ours = new ArrayList<>();
    Shipment shipment;
    long changelogBytes;
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"))) {
      options.say("shipping");
      String servers = kafka.bootstrapServers();
      shipment = Shipment.of(logs, servers, IngestOptions.DEFAULT_TOPIC, PARTITIONS);
      long broker = kafka.broker(1).pid();
      for (int run = 1; run <= runs; run++) {
        options.say("the limit, run %d of %d".formatted(run, runs));
        Path log = directory.resolve("idle-" + run + ".log");
        idle.add(IdleRun.measure(log, servers, IngestOptions.DEFAULT_TOPIC, shipment.events()));
        options.say("Tidewatch, run %d of %d".formatted(run, runs));
        ours.add(TidewatchRun.measure(server(directory, servers, run), broker, generated));
      }
      changelogBytes = ChangelogSize.of(servers, 1) / runs;
    }
    Map<Views, List<HistoryServerRun>> theirs = theirs(directory, logs, generated);
    Comparison comparison = new Comparison(workload, shipment, changelogBytes, idle, ours, theirs);
    comparison.requireEqualAnswers();
    options.remove(directory);
    return comparison;
  }

  private TidewatchServer.Options server(Path directory, String servers, int run) {
    Path place = directory.resolve("tidewatch-" + run);
    // An application id of its own: the next run shall find nothing of the one before.
    return new TidewatchServer.Options(
        place,
        servers,
        Map.of("application.id", "tidewatch-" + run),
        jfr ? Optional.of(options.recording(directory, run)) : Optional.empty());
  }

  private Map<Views, List<HistoryServerRun>> theirs(
      Path directory, Path logs, List<GeneratedLog> generated)
      throws IOException, InterruptedException {
    Map<Views, List<HistoryServerRun>> theirs = new EnumMap<>(Views.class);
    for (Views views : Views.values()) {
      // One application has one first view, however it is asked for.
      if (generated.size() == 1 && views != Views.ONE_AFTER_THE_OTHER) {
        continue;
      }
      List<HistoryServerRun> measured = new ArrayList<>();
      for (int run = 1; run <= runs; run++) {
        options.say("History Server, run %d of %d, %s".formatted(run, runs, views));
        Path output = directory.resolve("history-server.log");
        measured.add(HistoryServerRun.measure(peer, logs, output, generated, views));
      }
      theirs.put(views, measured);
    }
    return theirs;
  }
}
