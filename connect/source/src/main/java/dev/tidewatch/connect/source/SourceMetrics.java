package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.LogProblem;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.jspecify.annotations.Nullable;

/**
 * What a task counts. Written by the thread of the task, read by whoever reports. Connect adds the
 * names of connector and task.
 */
final class SourceMetrics {

  private static final String GROUP = "spark-event-log-source";

  private final AtomicLong lines = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong growing = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong longestLook = new AtomicLong();
  private final Map<LogProblem.Kind, AtomicLong> problems = new EnumMap<>(LogProblem.Kind.class);

  SourceMetrics() {
    for (LogProblem.Kind kind : LogProblem.Kind.values()) {
      problems.put(kind, new AtomicLong());
    }
  }

  /**
   * Registers all of them.
   *
   * @param metrics null where the worker is older than Connect 4.1, which has none for plugins
   */
  void register(@Nullable PluginMetrics metrics) {
    if (metrics == null) {
      return;
    }
    add(metrics, "lines-total", "Lines handed to Connect", Map.of(), lines::get);
    add(metrics, "bytes-total", "Bytes of those lines", Map.of(), bytes::get);
    add(metrics, "logs-growing", "Logs that are open and watched", Map.of(), growing::get);
    add(
        metrics,
        "logs-waiting",
        "Logs that are still to be caught up with",
        Map.of(),
        waiting::get);
    add(
        metrics,
        "paths-unreadable",
        "Logs and directories that are not there or may not be read, at the last look",
        Map.of(),
        unreadable::get);
    add(
        metrics,
        "look-time-max-ms",
        "Longest time that one look at all growing logs took, milliseconds",
        Map.of(),
        longestLook::get);
    problems.forEach(
        (kind, count) ->
            add(
                metrics,
                "problems-total",
                "Parts of logs that could not be shipped",
                Map.of("kind", kind.name()),
                count::get));
  }

  private static void add(
      PluginMetrics metrics, String name, String text, Map<String, String> tags, LongSupplier of) {
    MetricName full = metrics.metricName(GROUP + "." + name, text, new LinkedHashMap<>(tags));
    metrics.addMetric(full, (Gauge<Long>) (config, now) -> of.getAsLong());
  }

  void sent(int count, long size) {
    lines.addAndGet(count);
    bytes.addAndGet(size);
  }

  void logs(int open, int toCome) {
    growing.set(open);
    waiting.set(toCome);
  }

  void unreadable(long paths) {
    unreadable.set(paths);
  }

  /** Logs and directories that could not be read at the last look. */
  long unreadable() {
    return unreadable.get();
  }

  void looked(long nanos) {
    longestLook.accumulateAndGet(nanos / 1_000_000, Math::max);
  }

  void problem(LogProblem.Kind kind) {
    AtomicLong count = problems.get(kind);
    if (count != null) {
      count.incrementAndGet();
    }
  }

  /** Problems of a kind so far. */
  long problems(LogProblem.Kind kind) {
    AtomicLong count = problems.get(kind);
    return count == null ? 0 : count.get();
  }
}
