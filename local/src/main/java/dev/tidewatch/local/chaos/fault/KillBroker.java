package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;

/** A broker of three is gone; two remain in sync. */
record KillBroker(ChaosCluster cluster) implements Round {
  private static final int BROKER = 2;

  @Override
  public String name() {
    return "kill -9 broker " + BROKER;
  }

  @Override
  public void inject() {
    cluster.kafka().broker(BROKER).kill();
  }

  @Override
  public void heal() {
    cluster.kafka().broker(BROKER).restart();
  }
}
