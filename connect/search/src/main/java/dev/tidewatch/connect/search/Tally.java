package dev.tidewatch.connect.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** What became of a batch. Owned by the thread of the task. */
final class Tally {

  /** A record that will never be taken. */
  record Refused(SinkRecord record, DataException why) {}

  private final List<Refused> refused = new ArrayList<>();
  private long documents;
  private long deleted;
  private long stale;

  void taken(Operation operation) {
    if (operation.deletes()) {
      deleted++;
    } else {
      documents++;
    }
  }

  void stale() {
    stale++;
  }

  void refused(SinkRecord record, DataException why) {
    refused.add(new Refused(record, why));
  }

  /** In the order in which they were found. */
  List<Refused> refused() {
    return refused;
  }

  void addTo(SinkMetrics metrics) {
    metrics.documents.addAndGet(documents);
    metrics.deleted.addAndGet(deleted);
    metrics.stale.addAndGet(stale);
    metrics.errant.addAndGet(refused.size());
  }
}
