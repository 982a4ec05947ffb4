package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosInstance;

/** An instance is gone without a word. */
record KillInstance(ChaosInstance instance) implements Round {
  @Override
  public String name() {
    return "kill -9 " + instance.address().name();
  }

  @Override
  public void inject() {
    instance.kill();
  }

  @Override
  public void heal() {
    instance.start();
  }
}
