package dev.tidewatch.local.chaos.report;

import dev.tidewatch.local.chaos.fault.Fault;
import dev.tidewatch.local.chaos.read.Read;
import java.util.List;

/**
 * What one round has shown.
 *
 * @param name of the round
 * @param before nothing wrong yet
 * @param during from the injection to the healing
 * @param healing from the healing until all was well again, or was given up
 * @param after all well again
 * @param reads of all four windows
 * @param errors of the round itself: a step that failed, or a cluster that was not well in time
 * @param differences of the totals from what was sent
 */
public record RoundResult(
    Fault fault,
    String name,
    Window before,
    Window during,
    Window healing,
    Window after,
    List<Read> reads,
    List<String> errors,
    List<String> differences) {

  public RoundResult {
    reads = List.copyOf(reads);
    errors = List.copyOf(errors);
    differences = List.copyOf(differences);
  }

  /** From the injection to the end. */
  Window impact() {
    return new Window(during.start(), after.end());
  }

  /** Reads since the injection. */
  List<Read> affected() {
    return impact().of(reads);
  }

  /** The reads that broke the fault's promise, first of all the wrong ones. */
  List<String> broken() {
    return Promises.broken(this);
  }

  /** How long after the injection a read was due. */
  double secondsAfterFault(Read read) {
    return (read.askedNanos() - during.start()) / 1e9;
  }

  double longestGapMillis() {
    return Gaps.longestMillis(affected(), impact().end());
  }
}
