package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.cluster.HealthProbe;
import java.time.Duration;

/** What a deployment does: each instance in turn, when it says that it may be restarted. */
record RollingRestart(ChaosCluster cluster) implements Round {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "rolling restart";
  }

  @Override
  public void inject() {
    for (ChaosInstance instance : cluster.instances()) {
      HealthProbe.await(instance, "/health/roll", PATIENCE);
      instance.stop();
      instance.start();
    }
  }

  /** It is over when the last one is ready. */
  @Override
  public Duration lasts(Duration phase) {
    return Duration.ZERO;
  }

  @Override
  public void heal() {
    // Nothing is broken.
  }
}
