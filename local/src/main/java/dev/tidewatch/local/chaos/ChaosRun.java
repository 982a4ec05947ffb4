package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.cluster.HealthProbe;
import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.fault.Round;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A run: starts the cluster, load and readers, makes the faults one after the other, and measures.
 * Owned by one thread.
 */
public final class ChaosRun {
  /** Applications that send at a time: two for each partition. */
  private static final int AT_A_TIME = 2 * ChaosCluster.PARTITIONS;

  private static final int JOBS = 100;

  /** Longest wait until all is well again. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Just-started JVMs are slow for reasons that are no fault's. */
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(100);

  private final ChaosOptions options;
  private final Consumer<String> progress;
  private final Ledger ledger = new Ledger();
  private final Oracle oracle = new Oracle(ledger, ChaosCluster.TOPIC);
  private final Totals totals = new Totals(ledger, oracle);
  private final ReadLog log = new ReadLog();
  private final AtomicLong lastFault = new AtomicLong(System.nanoTime());

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
                since -> lastFault.get() - since > 0)) {
      load.resume();
      hold(WARM_UP);
      settle(cluster, readers);
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
        for (Round round : Rounds.of(fault, cluster)) {
          results.add(measure(fault, round, cluster, load, readers));
        }
      }
      if (load.failure() != null) {
        throw new IllegalStateException("the load failed: " + load.failure(), load.failure());
      }
      var run = new Window(start, System.nanoTime());
      return new ChaosReport(run, results, run.of(log.all()), skipped);
    }
  }

  private RoundResult measure(
      Fault fault, Round round, ChaosCluster cluster, Load load, Readers readers) {
    round.prepare();
    settle(cluster, readers);
    progress.accept("Before: " + round.name());
    var before = hold(options.phase());
    progress.accept("Fault:  " + round.name());
    long injected = System.nanoTime();
    fault(round::inject);
    oracle.clockAheadBy(round.clockAhead());
    hold(round.lasts(options.phase()));
    progress.accept("Healing");
    long healingFrom = System.nanoTime();
    fault(round::heal);
    boolean healed = settle(cluster, readers);
    var healing = new Window(healingFrom, System.nanoTime());
    progress.accept("After");
    var after = hold(options.phase());
    List<String> differences = compare(cluster, load);
    oracle.clockAheadBy(Duration.ZERO);
    fault(round::tidy);
    var whole = new Window(before.start(), System.nanoTime());
    return new RoundResult(
        fault,
        round.name(),
        before,
        new Window(injected, healingFrom),
        healing,
        after,
        healed,
        whole.of(log.all()),
        differences);
  }

  /** Notes when something was done to the cluster, until it is done. */
  private void fault(Runnable action) {
    lastFault.set(Long.MAX_VALUE);
    action.run();
    lastFault.set(System.nanoTime());
  }

  private List<String> compare(ChaosCluster cluster, Load load) {
    load.pause();
    await(() -> ledger.unacknowledged() == 0);
    List<String> differences = totals.differences(cluster.instances());
    progress.accept(
        "%d applications, %d events: totals %s"
            .formatted(
                ledger.applications().size(),
                ledger.acknowledged(),
                differences.isEmpty() ? "equal" : "DIFFER: " + differences));
    load.resume();
    return differences;
  }

  /** Waits until every instance is ready and may be restarted; answers whether it came to that. */
  private static boolean settle(ChaosCluster cluster, Readers readers) {
    return await(
        () ->
            cluster.instances().stream()
                .allMatch(
                    each ->
                        readers.isReady(each.address())
                            && HealthProbe.isOk(each, "/health/ready")
                            && HealthProbe.isOk(each, "/health/roll")));
  }

  private static boolean await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  private static Window hold(Duration duration) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    for (long now = start; now - end < 0; now = System.nanoTime()) {
      LockSupport.parkNanos(end - now);
    }
    return new Window(start, end);
  }
}
