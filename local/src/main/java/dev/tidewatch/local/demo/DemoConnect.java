package dev.tidewatch.local.demo;

import dev.tidewatch.local.TextTable;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.connect.PluginJar;
import dev.tidewatch.local.connect.TolerantSink;
import dev.tidewatch.local.connect.warehouse.WarehouseSinkConnector;
import dev.tidewatch.local.demo.ShopRecords.ShopRecord;
import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.kafka.TopicCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * A Kafka Connect whose sinks cannot process all that a shop sends, so that there are dead letters
 * which nobody made up. Owned by the thread of the demonstration.
 */
final class DemoConnect {
  /** Longest time until connectors run, or all that fails has failed. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final ServedApi api;
  private final Path directory;
  private final Started started;
  private final Steps steps;
  private final List<ShopRecord> records = ShopRecords.all();

  /**
   * Prepares it.
   *
   * @param bootstrapServers the demonstration's Kafka
   * @param directory for its configuration, plugin and log; does not exist yet
   * @param started is to end it
   * @param api of the instance that reads the dead letters
   * @param steps tells of it
   */
  DemoConnect(
      String bootstrapServers, Path directory, ServedApi api, Started started, Steps steps) {
    this.bootstrapServers = bootstrapServers;
    this.api = api;
    this.directory = directory;
    this.started = started;
    this.steps = steps;
  }

  /** Starts it and returns when connectors can be made. */
  ConnectWorker worker() throws Exception {
    return steps.step("Connect", this::start, ConnectWorker::url);
  }

  /** Has all records processed, and says what became dead letters. */
  String fail(ConnectWorker worker) throws Exception {
    var sinks = ShopSinks.all(Ports.HOST + ":" + Ports.free(1).get(0));
    var counts =
        steps.step(
            "Failing",
            () -> failing(worker, sinks),
            dead -> "%,d of %,d records".formatted(sum(dead), records.size()));
    var groups =
        steps.step(
            "Grouped", () -> awaitGroups(sum(counts)), all -> "%,d bugs".formatted(all.size()));
    return "\nWhat the sinks of this Kafka Connect failed on, each bug once:\n\n"
        + new TextTable(ServedGroup.COLUMNS, groups.stream().map(ServedGroup::row).toList())
            .render();
  }

  private List<ServedGroup> awaitGroups(long deadLetters) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var groups = api.deadLetterGroups();
    while (groups.stream().mapToLong(ServedGroup::count).sum() < deadLetters) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "%d dead letters should be in groups: %s".formatted(deadLetters, groups));
      }
      if (started.awaitClosing(POLL)) {
        throw new IllegalStateException("stopped before all dead letters were grouped");
      }
      groups = api.deadLetterGroups();
    }
    return groups;
  }

  /** Launched first and waited for afterwards, so that Ctrl-C need not wait. */
  private ConnectWorker start() throws Exception {
    var plugin =
        PluginJar.write(
            directory.resolve("plugins").resolve("warehouse.jar"),
            WarehouseSinkConnector.class,
            SinkConnector.class);
    var builder = ConnectWorker.in(directory).plugin(plugin);
    var worker = started.start(() -> builder.launch(bootstrapServers), ConnectWorker::close);
    worker.awaitReady();
    return worker;
  }

  private SortedMap<String, Long> failing(
      ConnectWorker worker, SortedMap<String, Map<String, String>> sinks) throws Exception {
    ShopTopics.fill(bootstrapServers, records);
    var rest = worker.rest();
    for (var sink : sinks.entrySet()) {
      rest.put(sink.getKey(), sink.getValue());
    }
    for (var connector : sinks.keySet()) {
      rest.awaitRunning(connector, PATIENCE);
    }
    return awaitDeadLetters();
  }

  private SortedMap<String, Long> awaitDeadLetters() throws Exception {
    long expected = records.stream().filter(ShopRecord::fails).count();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var topics = new TopicCounts(bootstrapServers)) {
      var counts = topics.beginningWith(TolerantSink.deadLetterTopic(""));
      while (sum(counts) < expected) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException(
              "%d records should have failed, and Kafka Connect has kept %s as dead letters"
                  .formatted(expected, counts));
        }
        if (started.awaitClosing(POLL)) {
          throw new IllegalStateException("stopped before all records were processed");
        }
        counts = topics.beginningWith(TolerantSink.deadLetterTopic(""));
      }
      return counts;
    }
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
