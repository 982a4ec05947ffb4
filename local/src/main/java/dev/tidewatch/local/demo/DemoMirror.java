package dev.tidewatch.local.demo;

import dev.tidewatch.local.TextTable;
import dev.tidewatch.local.connect.ConnectRest;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.mirror.Link;
import dev.tidewatch.local.mirror.MirrorConnectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A second cluster, A, and a live link from it to the demonstration's own, B. Owned by the thread
 * of the demonstration.
 */
final class DemoMirror {
  /** A consumer group of cluster A, so that there is one that could fail over. */
  private static final String GROUP = "shop-billing";

  /** Longest time until the link is measured. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(200);

  /** So that nobody has to wait for minutes. */
  private static final Map<String, String> QUICK =
      Map.of(
          "refresh.topics.interval.seconds", "5",
          "refresh.groups.interval.seconds", "5",
          "emit.checkpoints.interval.seconds", "2",
          "sync.group.offsets.interval.seconds", "2");

  private final String target;
  private final Path home;
  private final Path directory;
  private final ConnectRest connect;
  private final ServedApi api;
  private final Started started;
  private final Steps steps;

  /**
   * Prepares it.
   *
   * @param target the demonstration's Kafka
   * @param home of the project, which has the configuration of the connectors
   * @param directory for the data of the second cluster; does not exist yet
   * @param connect a Kafka Connect on the demonstration's Kafka
   * @param started is to end it
   * @param steps tells of it
   */
  DemoMirror(
      String target,
      Path home,
      Path directory,
      ConnectRest connect,
      ServedApi api,
      Started started,
      Steps steps) {
    this.target = target;
    this.home = home;
    this.directory = directory;
    this.connect = connect;
    this.api = api;
    this.started = started;
    this.steps = steps;
  }

  /** Starts cluster and link, waits until the link is measured, and says how it is doing. */
  String run() throws Exception {
    var source =
        steps.step(
            "Cluster A",
            () -> started.start(LocalKafka.in(directory)::start, LocalKafka::close),
            LocalKafka::bootstrapServers);
    var link = new Link(source.bootstrapServers(), target);
    var flow = steps.step("Mirror", () -> live(link), ServedFlow::link);
    return "\nA MirrorMaker 2 link brings what is written to cluster A here:\n\n"
        + new TextTable(
                List.of("flow", "link", "latency", "heartbeat connector"),
                List.of(List.of("A->B", flow.link(), flow.latencyMillis() + " ms", flow.emitter())))
            .render();
  }

  private ServedFlow live(Link link) throws Exception {
    ShopTopics.fill(link.source(), ShopRecords.all());
    ShopTopics.commit(link.source(), GROUP, ShopRecords.ORDERS);
    MirrorConnectors.start(connect, MirrorConnectors.read(home, link, QUICK), PATIENCE);
    long end = System.nanoTime() + PATIENCE.toNanos();
    var flow = api.flow("A", "B");
    while (!flow.isLive()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the link from A to B is not live: " + flow);
      }
      if (started.awaitClosing(POLL)) {
        throw new IllegalStateException("stopped before the link was live");
      }
      flow = api.flow("A", "B");
    }
    return flow;
  }
}
