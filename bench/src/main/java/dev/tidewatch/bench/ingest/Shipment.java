package dev.tidewatch.bench.ingest;

import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.ingest.IngestReport;
import dev.tidewatch.ingest.Ingester;
import dev.tidewatch.ingest.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Event logs in a topic.
 *
 * @param events records
 * @param bytes of the lines, uncompressed
 * @param duration from reading the first log to the last acknowledgement
 */
public record Shipment(long events, long bytes, Duration duration) {

  /**
   * Ships a directory of logs as {@code ./tidewatch ingest} does.
   *
   * @throws IllegalStateException when not every line arrived
   */
  public static Shipment of(Path logs, String bootstrapServers, String topic, int partitions) {
    IngestOptions options = IngestOptions.to(bootstrapServers).withTopic(topic, partitions);
    IngestReport report = new Ingester(options, ProgressListener.NONE).ship(List.of(logs));
    if (!report.isWhole() || report.interrupted()) {
      throw new IllegalStateException("not everything was shipped: " + report);
    }
    return new Shipment(report.events(), report.bytes(), report.duration());
  }
}
