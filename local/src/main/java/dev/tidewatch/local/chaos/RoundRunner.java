package dev.tidewatch.local.chaos;

import dev.tidewatch.local.chaos.cluster.ChaosCluster;
import dev.tidewatch.local.chaos.cluster.ChaosInstance;
import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.fault.Round;
import dev.tidewatch.local.chaos.load.Ledger;
import dev.tidewatch.local.chaos.load.Load;
import dev.tidewatch.local.chaos.oracle.Oracle;
import dev.tidewatch.local.chaos.read.ReadLog;
import dev.tidewatch.local.chaos.report.RoundResult;
import dev.tidewatch.local.chaos.report.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one fault: watches before, during and after it, waits until all is well again, and compares
 * the totals. What goes wrong on the way is part of the result. Owned by one thread.
 */
final class RoundRunner {
  private static final Logger LOG = LoggerFactory.getLogger(RoundRunner.class);

  private final ChaosCluster cluster;
  private final Load load;
  private final Ledger ledger;
  private final Oracle oracle;
  private final ReadLog log;
  private final FaultClock clock;
  private final Settled settled;
  private final Duration phase;
  private final Consumer<String> progress;
  private final Totals totals;

  RoundRunner(
      ChaosCluster cluster,
      Load load,
      Ledger ledger,
      Oracle oracle,
      ReadLog log,
      FaultClock clock,
      Settled settled,
      Duration phase,
      Consumer<String> progress) {
    this.cluster = cluster;
    this.load = load;
    this.ledger = ledger;
    this.oracle = oracle;
    this.log = log;
    this.clock = clock;
    this.settled = settled;
    this.phase = phase;
    this.progress = progress;
    this.totals = new Totals(ledger, oracle);
  }

  RoundResult run(Fault fault, Round round) {
    var errors = new ArrayList<String>();
    attempt(errors, this::revive);
    attempt(errors, round::prepare);
    awaitSettled(errors);
    progress.accept("Before: " + round.name());
    Window before = Waiting.hold(phase);
    progress.accept("Fault:  " + round.name());
    long injected = System.nanoTime();
    oracle.clockAheadBy(round.clockAhead());
    attempt(errors, round::inject);
    Waiting.hold(round.lasts(phase));
    progress.accept("Healing");
    long healingFrom = System.nanoTime();
    attempt(errors, round::heal);
    awaitSettled(errors);
    var healing = new Window(healingFrom, System.nanoTime());
    progress.accept("After");
    Window after = Waiting.hold(phase);
    List<String> differences = compare();
    oracle.clockAheadBy(Duration.ZERO);
    attempt(errors, round::tidy);
    var whole = new Window(before.start(), System.nanoTime());
    return new RoundResult(
        fault,
        round.name(),
        before,
        new Window(injected, healingFrom),
        healing,
        after,
        whole.of(log.all()),
        errors,
        differences);
  }

  /** Starts what an earlier round has left for dead. */
  private void revive() {
    cluster.instances().stream()
        .filter(instance -> !instance.isAlive())
        .forEach(ChaosInstance::start);
  }

  private void attempt(List<String> errors, Runnable step) {
    try {
      clock.during(step);
    } catch (RuntimeException e) {
      LOG.error("A step of the round failed", e);
      errors.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void awaitSettled(List<String> errors) {
    if (!settled.await()) {
      errors.add("not well in time: " + settled.reasons());
    }
  }

  private List<String> compare() {
    load.pause();
    Waiting.until(() -> ledger.unacknowledged() == 0);
    List<String> differences = totals.differences(cluster.instances());
    progress.accept(
        "%d applications, %d events: totals %s"
            .formatted(
                ledger.applications().size(),
                ledger.acknowledged(),
                differences.isEmpty() ? "equal" : "DIFFER"));
    load.resume();
    return differences;
  }
}
