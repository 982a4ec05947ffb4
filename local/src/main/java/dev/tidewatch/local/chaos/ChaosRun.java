package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.fault.Rounds;
import dev.tidewatch.local.chaos.load.Applications;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.load.Load;
import dev.tidewatch.local.chaos.oracle.Oracle;
import dev.tidewatch.local.chaos.read.ReadLog;
import dev.tidewatch.local.chaos.read.Readers;
import dev.tidewatch.local.chaos.report.ChaosReport;
import dev.tidewatch.local.chaos.report.RoundResult;
import dev.tidewatch.local.chaos.report.Window;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * A run: starts the cluster, load and readers, makes the faults one after the other, and measures.
 * Owned by one thread.
 */
public final class ChaosRun {
  /** Applications that send at a time: two for each partition. */
  private static final int AT_A_TIME = 2 * ChaosCluster.PARTITIONS;

  private static final int JOBS = 100;

  private final ChaosOptions options;
  private final Consumer<String> progress;
  private final Ledger ledger = new Ledger();
  private final Oracle oracle = new Oracle(ledger, ChaosCluster.TOPIC);
  private final ReadLog log = new ReadLog();
  private final FaultClock clock = new FaultClock();

  /**
   * Nothing started yet.
   *
   * @param progress told what goes on, a line at a time
   */
  public ChaosRun(ChaosOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Runs everything. */
  public ChaosReport run() {
    progress.accept("Starting 3 brokers and %d instances…".formatted(options.instances()));
    try (var cluster = ChaosCluster.start(options.directory(), options.instances());
        var load =
            new Load(
                cluster.bootstrapServers(),
                ChaosCluster.TOPIC,
                options.rate(),
                ledger,
                new Applications(ChaosCluster.PARTITIONS, AT_A_TIME, JOBS));
        var readers =
            new Readers(
                cluster.instances().stream().map(ChaosInstance::address).toList(),
                ledger,
                oracle,
                log,
                options.clients(),
                options.readRate(),
                clock::anySince)) {
      var settled = new Settled(cluster, readers);
      var runner =
          new RoundRunner(
              cluster, load, ledger, oracle, log, clock, settled, options.phase(), progress);
      load.resume();
      Waiting.hold(options.warmUp());
      settled.await();
      long start = System.nanoTime();
      var results = new ArrayList<RoundResult>();
      var skipped = new ArrayList<String>();
      for (Fault fault : options.faults()) {
        var reason = Rounds.unavailable(fault);
        if (reason.isPresent()) {
          skipped.add(fault.key() + ": " + reason.get());
          progress.accept("SKIPPED " + fault.key() + ": " + reason.get());
          continue;
        }
        Rounds.of(fault, cluster).stream()
            .limit(options.rounds())
            .forEach(round -> results.add(runner.run(fault, round)));
      }
      if (load.failure() != null) {
        throw new IllegalStateException("the load failed: " + load.failure(), load.failure());
      }
      var run = new Window(start, System.nanoTime());
      return new ChaosReport(run, results, run.of(log.all()), skipped);
    }
  }
}
