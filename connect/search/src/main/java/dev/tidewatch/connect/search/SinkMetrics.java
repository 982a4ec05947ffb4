package dev.tidewatch.connect.search;

import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/** What a task counts. Written by its thread, read by whoever reports. */
final class SinkMetrics {

  private static final String PREFIX = "search-sink.";

  final AtomicLong documents = new AtomicLong();
  final AtomicLong deleted = new AtomicLong();
  final AtomicLong stale = new AtomicLong();
  final AtomicLong skipped = new AtomicLong();
  final AtomicLong errant = new AtomicLong();
  final AtomicLong retries = new AtomicLong();
  final AtomicLong longestFlush = new AtomicLong();

  /**
   * Registers all of them.
   *
   * @param metrics null where the worker is older than Connect 4.1, which has none for plugins
   */
  void register(@Nullable PluginMetrics metrics) {
    if (metrics == null) {
      return;
    }
    add(metrics, "documents-total", "Documents written", documents);
    add(metrics, "deleted-total", "Documents deleted, whether they were there or not", deleted);
    add(metrics, "stale-total", "Records that the index has something newer of", stale);
    add(metrics, "skipped-total", "Tombstones that are ignored", skipped);
    add(metrics, "errant-total", "Records that can never be written", errant);
    add(metrics, "retries-total", "Batches that the nodes did not take", retries);
    add(metrics, "flush-time-max-ms", "Longest time that writing a batch took", longestFlush);
  }

  private static void add(PluginMetrics metrics, String name, String text, AtomicLong value) {
    var full = metrics.metricName(PREFIX + name, text, new LinkedHashMap<>());
    metrics.addMetric(full, (Gauge<Long>) (config, now) -> value.get());
  }
}
