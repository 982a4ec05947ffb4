package dev.tidewatch.local.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/** Asks a broker who is in its cluster. One per broker and start; not thread-safe. */
final class ClusterProbe implements AutoCloseable {
  private static final Duration ATTEMPT = Duration.ofSeconds(1);

  private final Admin admin;

  ClusterProbe(String bootstrapServer) {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServer,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                "50",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "200"));
  }

  /**
   * Whether the broker answers, knows a controller, and sees all of {@code nodes} unfenced.
   *
   * <p>Ask the broker that was restarted, not another one: the others list it until its old session
   * has expired.
   */
  boolean sees(Set<Integer> nodes) {
    try {
      var cluster = admin.describeCluster();
      var controller = cluster.controller().get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
      var present = cluster.nodes().get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
      return controller != null
          && present.stream().map(Node::id).collect(Collectors.toSet()).containsAll(nodes);
    } catch (ExecutionException | TimeoutException e) {
      return false; // Not there yet; whoever waits has the deadline and the log.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(ATTEMPT);
  }
}
