package dev.tidewatch.local.chaos.fault;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.link.ProcessSockets;
import java.util.List;
import java.util.Optional;

/** Where each fault is made. */
public final class Rounds {
  private Rounds() {}

  /** The rounds of a fault, in their order. */
  public static List<Round> of(Fault fault, ChaosCluster cluster) {
    List<ChaosInstance> instances = cluster.instances();
    ChaosInstance last = instances.get(instances.size() - 1);
    return switch (fault) {
      case KILL -> instances.stream().<Round>map(KillInstance::new).toList();
      case ROLL -> List.of(new RollingRestart(cluster));
      case STOP -> List.of(new SuspendInstance(last));
      case PARTITION ->
          List.of(
              new NetworkPartition(cluster, last, true, false),
              new NetworkPartition(cluster, last, false, true),
              new NetworkPartition(cluster, last, true, true));
      case BROKER -> List.of(new KillBroker(cluster));
      case SLOW -> List.of(new SlowPeer(cluster, last));
      case DISK -> List.of(new FullDisk(last));
      case CLOCK -> List.of(new WrongClock(last));
    };
  }

  /** Why this machine cannot have a fault; empty where it can. */
  public static Optional<String> unavailable(Fault fault) {
    return switch (fault) {
      case PARTITION ->
          ProcessSockets.isSupported()
              ? Optional.empty()
              : Optional.of("to tell whose connection it is needs Linux's /proc/net/tcp");
      case DISK -> FullDisk.unavailable();
      case CLOCK -> WrongClock.unavailable();
      case KILL, ROLL, STOP, BROKER, SLOW -> Optional.empty();
    };
  }
}
