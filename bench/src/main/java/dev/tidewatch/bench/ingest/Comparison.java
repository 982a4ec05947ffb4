package dev.tidewatch.bench.ingest;

import dev.tidewatch.bench.ingest.HistoryServerRun.Views;
import java.util.List;
import java.util.Map;

/**
 * Both sides on the same logs, in the same run.
 *
 * @param workload what was read
 * @param shipment how it came into the topic
 * @param changelogBytes that the last of Tidewatch's runs left on the broker
 * @param idle the limit, as often as Tidewatch ran
 * @param tidewatch at least one run
 * @param peer at least one run for each way of asking
 */
public record Comparison(
    Workload workload,
    Shipment shipment,
    long changelogBytes,
    List<IdleRun> idle,
    List<TidewatchRun> tidewatch,
    Map<Views, List<HistoryServerRun>> peer) {

  /** Refuses to compare what does not answer the same. */
  void requireEqualAnswers() {
    for (TidewatchRun ours : tidewatch) {
      for (List<HistoryServerRun> runs : peer.values()) {
        for (HistoryServerRun theirs : runs) {
          if (!ours.jobs().equals(theirs.jobs())) {
            throw new IllegalStateException(
                "the two answer differently, so their speed says nothing: %s and %s"
                    .formatted(ours.jobs(), theirs.jobs()));
          }
        }
      }
    }
  }
}
