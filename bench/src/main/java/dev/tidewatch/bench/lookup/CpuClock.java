package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.process.ProcessUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processor time from now on; owned by one thread. */
final class CpuClock {

  private final List<Long> servers;
  private final List<Long> ours;
  private final long startNanos = System.nanoTime();
  private final Duration startServers;
  private final Duration startOurs;
  private final Duration startClient;
  private final Duration startMachine;

  /**
   * Starts.
   *
   * @param servers processes that answer
   * @param ours all processes of the benchmark, this one and those that answer included
   */
  CpuClock(List<Long> servers, List<Long> ours) {
    this.servers = servers;
    this.ours = new ArrayList<>(ours);
    this.startServers = sum(servers);
    this.startClient = client();
    this.startOurs = sum(ours);
    this.startMachine = ProcessUsage.cpuOfMachine();
  }

  /**
   * What was used since the start.
   *
   * @param servers by the processes that answer
   * @param client by this process
   * @param foreignCores how many cores were busy, on average, with what has no part in it
   */
  record Used(Duration servers, Duration client, double foreignCores) {}

  Used used() {
    Duration machine = ProcessUsage.cpuOfMachine().minus(startMachine);
    Duration foreign = machine.minus(sum(ours).minus(startOurs));
    long wall = Math.max(1, System.nanoTime() - startNanos);
    return new Used(
        sum(servers).minus(startServers),
        client().minus(startClient),
        Math.max(0, foreign.toNanos()) / (double) wall);
  }

  private static Duration client() {
    return ProcessUsage.cpuOf(ProcessHandle.current().pid());
  }

  private static Duration sum(List<Long> pids) {
    return pids.stream().map(ProcessUsage::cpuOf).reduce(Duration.ZERO, Duration::plus);
  }
}
