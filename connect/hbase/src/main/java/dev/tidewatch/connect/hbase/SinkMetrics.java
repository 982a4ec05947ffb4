package dev.tidewatch.connect.hbase;

import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/** What a task counts. Written by its thread, read by whoever reports. */
final class SinkMetrics {

  private static final String PREFIX = "hbase-sink.";

  final AtomicLong rows = new AtomicLong();
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
    add(metrics, "rows-total", "Rows written", rows);
    add(metrics, "skipped-total", "Tombstones, and records without a row key yet", skipped);
    add(metrics, "errant-total", "Records that can never be written", errant);
    add(metrics, "retries-total", "Batches that HBase did not take", retries);
    add(metrics, "flush-time-max-ms", "Longest time that writing a batch took", longestFlush);
  }

  private static void add(PluginMetrics metrics, String name, String text, AtomicLong value) {
    var full = metrics.metricName(PREFIX + name, text, new LinkedHashMap<>());
    metrics.addMetric(full, (Gauge<Long>) (config, now) -> value.get());
  }
}
