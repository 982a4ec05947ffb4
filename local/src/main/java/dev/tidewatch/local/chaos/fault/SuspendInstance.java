package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import java.time.Duration;

/** An instance neither answers nor goes away, as in a long pause of its machine. */
record SuspendInstance(ChaosInstance instance) implements Round {
  private static final Duration PAUSE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "SIGSTOP " + instance.address().name();
  }

  @Override
  public void inject() {
    instance.suspend();
  }

  @Override
  public Duration lasts(Duration phase) {
    return PAUSE;
  }

  @Override
  public void heal() {
    instance.resume();
  }
}
