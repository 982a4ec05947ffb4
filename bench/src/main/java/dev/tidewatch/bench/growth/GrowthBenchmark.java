package dev.tidewatch.bench.growth;

import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.ingest.Shipment;
import dev.tidewatch.bench.ingest.Workload;
import dev.tidewatch.bench.ingest.Workload.GeneratedLog;
import dev.tidewatch.bench.report.Machine;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Processor time of an event by the size of its application, from 1,000 to 1,000,000 tasks; and for
 * the largest, tenth by tenth while it grows.
 *
 * <p>Each size has a topic of one partition, so that the order is given: an application that warms
 * the JVM up, then as many of the size as make 200,000 tasks (at least one). Only these count.
 */
@Command(
    name = "GrowthBenchmark",
    mixinStandardHelpOptions = true,
    description = "Measures what an event costs by the size of its application.")
public final class GrowthBenchmark implements Callable<Integer> {

  private static final int FULL_TASKS = 1_000_000;
  private static final int SMALLEST = 1000;
  private static final int STEP = 10;

  /** Tasks that applications of one size have together, for a measurement of some seconds. */
  private static final int LEAST_TASKS = 200_000;

  /**
   * Compilation goes on for about 600,000 events on a busy machine; until then the cost of an event
   * falls, whatever the size of its application.
   */
  private static final int WARM_UP_TASKS = 300_000;

  private static final int WARM_UP_NUMBER = 9999;
  private static final int TENTHS = 10;

  @Mixin private BenchmarkOptions options = new BenchmarkOptions();

  /** The command line. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new GrowthBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Machine machine = Machine.now();
    int largest = options.tasksOr(FULL_TASKS);
    List<Cost> bySize = new ArrayList<>();
    List<Cost> byTenth = List.of();
    for (int tasks = Math.min(SMALLEST, largest); tasks <= largest; tasks *= STEP) {
      int applications = Math.max(1, Math.min(LEAST_TASKS, largest) / tasks);
      CostSeries series = measure(new Workload(0, applications, tasks));
      bySize.add(series.whole());
      byTenth = series.parts(TENTHS);
    }
    options.publish(
        "growth", machine.sentence("bench/run growth") + GrowthTables.markdown(bySize, byTenth));
    return 0;
  }

  private CostSeries measure(Workload workload) throws IOException, InterruptedException {
    options.say("generating " + workload);
    Path directory = options.fresh("growth-" + workload.tasks());
    int warmUpTasks = Math.min(WARM_UP_TASKS, workload.tasks() * workload.applications());
    Path warmUpLogs = directory.resolve("warm-up");
    Path logs = directory.resolve("logs");
    List<GeneratedLog> warmUp = new Workload(WARM_UP_NUMBER, 1, warmUpTasks).write(warmUpLogs);
    List<GeneratedLog> grown = workload.write(logs);
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"))) {
      options.say("shipping");
      String servers = kafka.bootstrapServers();
      String topic = "spark.events";
      long before = Shipment.of(warmUpLogs, servers, topic, 1).events();
      long counted = Shipment.of(logs, servers, topic, 1).events();
      options.say("measuring");
      TidewatchServer.Options server =
          new TidewatchServer.Options(
              directory.resolve("tidewatch"), servers, Map.of(), Optional.empty());
      CostSeries series = CostSeries.measure(server, workload.tasks(), before, counted);
      requireApplied(series, warmUp, grown);
      return series;
    } finally {
      options.remove(directory);
    }
  }

  private static void requireApplied(
      CostSeries series, List<GeneratedLog> warmUp, List<GeneratedLog> grown) {
    long events =
        warmUp.stream().mapToLong(GeneratedLog::events).sum()
            + grown.stream().mapToLong(GeneratedLog::events).sum();
    if (series.events() != events) {
      throw new IllegalStateException(
          "%d events were generated and %d processed".formatted(events, series.events()));
    }
  }
}
