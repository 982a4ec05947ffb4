package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.cluster.HealthProbe;
import dev.tidewatch.local.chaos.read.Readers;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether all is well: every instance is ready, and each may be restarted. One alone never may be.
 */
final class Settled {
  private final ChaosCluster cluster;
  private final Readers readers;

  Settled(ChaosCluster cluster, Readers readers) {
    this.cluster = cluster;
    this.readers = readers;
  }

  /** Waits for it; answers whether it came to that. */
  boolean await() {
    return Waiting.until(
        () -> cluster.instances().stream().allMatch(this::isBelievedReady) && reasons().isEmpty());
  }

  private boolean isBelievedReady(ChaosInstance instance) {
    return readers.isReady(instance.address());
  }

  /** Why not, as the instances say. */
  List<String> reasons() {
    var reasons = new ArrayList<String>();
    List<String> routes =
        cluster.instances().size() == 1
            ? List.of("/health/ready")
            : List.of("/health/ready", "/health/roll");
    for (ChaosInstance instance : cluster.instances()) {
      for (String route : routes) {
        String answer = HealthProbe.ask(instance, route);
        if (!answer.equals("ok")) {
          reasons.add(route + " of " + instance.address().name() + ": " + answer);
        }
      }
    }
    return reasons;
  }
}
