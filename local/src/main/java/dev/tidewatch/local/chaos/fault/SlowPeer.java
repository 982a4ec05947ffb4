package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.link.LinkMode;
import java.time.Duration;

/** An instance answers its peers, and takes its time. */
record SlowPeer(ChaosCluster cluster, ChaosInstance instance) implements Round {
  /** Half of the delay of a call: its answer has the other half. */
  private static final Duration ONE_WAY = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "slow peer " + instance.address().name();
  }

  @Override
  public void inject() {
    cluster.toPeer(instance, LinkMode.delay(ONE_WAY));
  }

  @Override
  public void heal() {
    cluster.toPeer(instance, LinkMode.PASS);
  }
}
