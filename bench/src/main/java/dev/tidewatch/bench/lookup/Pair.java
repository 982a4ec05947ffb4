package dev.tidewatch.bench.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.kafka.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two instances that share the partitions evenly and hold each other's copies; calls between them
 * are signed. But for a long session timeout, everything else is as it is by default. Owned by one
 * thread.
 */
final class Pair implements AutoCloseable {

  private static final String SECRET = "a-secret-of-two-instances-on-loopback";

  /** Long: the standby must still be one when the last question to it has been asked. */
  private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(3);

  private final List<TidewatchServer> instances = new ArrayList<>();

  /**
   * Starts both.
   *
   * @param recording of the first one, when it ends
   */
  Pair(Path directory, String bootstrapServers, Optional<Path> recording) {
    List<Integer> ports = Ports.free(2);
    try {
      for (int number = 0; number < 2; number++) {
        instances.add(
            TidewatchServer.start(
                new TidewatchServer.Options(
                    directory.resolve(name(number)),
                    bootstrapServers,
                    Map.of(
                        "instance.name",
                        name(number),
                        "num.standby.replicas",
                        "1",
                        "cluster.secret",
                        SECRET,
                        "cluster.port",
                        String.valueOf(ports.get(number)),
                        "cluster.peer.ports",
                        ports.get(0) + "," + ports.get(1),
                        "streams.main.consumer.session.timeout.ms",
                        String.valueOf(SESSION_TIMEOUT.toMillis())),
                    number == 0 ? recording : Optional.empty())));
      }
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** The name that an instance signs its answers with. */
  static String name(int number) {
    return "lookup-" + number;
  }

  TidewatchServer instance(int number) {
    return instances.get(number);
  }

  int port(int number) {
    return instances.get(number).api().port();
  }

  List<Long> pids() {
    return instances.stream().map(TidewatchServer::pid).toList();
  }

  /** Waits until each is active for one half of so many partitions, and has copies of the other. */
  void awaitShared(int partitions) throws IOException, InterruptedException {
    Await.until("both instances share the partitions", () -> isShared(partitions));
  }

  private boolean isShared(int partitions) throws IOException {
    Map<Integer, String> active = active();
    for (int number = 0; number < instances.size(); number++) {
      String name = name(number);
      if (active.values().stream().filter(name::equals).count() * 2 != partitions
          || instance(number).api().find("health/roll").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The name of the active instance of each partition that has one. */
  Map<Integer, String> active() throws IOException {
    Map<Integer, String> byPartition = new HashMap<>();
    JsonNode cluster = instance(0).api().get("api/v1/cluster");
    for (JsonNode partition : cluster.path("partitions")) {
      String name = partition.path("partition").asText();
      if (partition.path("active").isTextual()) {
        byPartition.put(
            Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)),
            partition.path("active").asText());
      }
    }
    return byPartition;
  }

  @Override
  public void close() {
    instances.forEach(TidewatchServer::close);
  }
}
