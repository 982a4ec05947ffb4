package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.link.LinkMode;

/** Readers reach an instance, and it does not reach others. */
record NetworkPartition(
    ChaosCluster cluster, ChaosInstance instance, boolean fromPeers, boolean fromKafka)
    implements Round {
  @Override
  public String name() {
    String from = fromPeers && fromKafka ? "peers and Kafka" : fromPeers ? "peers" : "Kafka";
    return "partition " + instance.address().name() + " from " + from;
  }

  @Override
  public void inject() {
    set(LinkMode.BLACKHOLE);
  }

  @Override
  public void heal() {
    set(LinkMode.PASS);
  }

  private void set(LinkMode mode) {
    if (fromPeers) {
      cluster.betweenPeers(instance, mode);
    }
    if (fromKafka) {
      cluster.toKafka(instance, mode);
    }
  }
}
