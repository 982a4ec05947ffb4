package dev.tidewatch.connect.source;

import dev.tidewatch.connect.common.PluginVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of one task's applications. Connect calls it on one thread, but for {@link #stop},
 * which may come from another.
 */
public final class SparkEventLogSourceTask extends SourceTask {

  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable LogPump pump;
  private @Nullable Transactions transactions;
  private long pollNanos;

  @Override
  public void start(Map<String, String> given) {
    SourceSettings settings = SourceSettings.of(given);
    SourceMetrics metrics = new SourceMetrics();
    metrics.register(pluginMetrics());
    pollNanos = settings.pollInterval().toNanos();
    transactions = new Transactions(transactionContext(), settings.transactionRecords());
    pump =
        new LogPump(
            settings,
            TaskShare.files(settings),
            context.offsetStorageReader(),
            metrics,
            InstantSource.system());
  }

  private @Nullable PluginMetrics pluginMetrics() {
    try {
      return context.pluginMetrics();
    } catch (NoSuchMethodError olderThan41) {
      return null;
    }
  }

  private @Nullable TransactionContext transactionContext() {
    try {
      return context.transactionContext();
    } catch (NoSuchMethodError olderThan33) {
      return null;
    }
  }

  @Override
  @SuppressWarnings("NullAway") // Connect takes null for nothing now
  public List<SourceRecord> poll() throws InterruptedException {
    LogPump source = started(pump);
    long now = System.nanoTime();
    List<SourceRecord> batch = source.next(now);
    if (batch.isEmpty()) {
      // Not longer than until the next look, so that Connect can stop or pause the task
      boolean unused =
          stopped.await(Math.min(pollNanos, source.idleNanos(now)), TimeUnit.NANOSECONDS);
      return null;
    }
    started(transactions).handedOut(batch.size(), source.hasMore());
    return batch;
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  @Override
  public void stop() {
    stopped.countDown();
    LogPump closing = pump;
    if (closing != null) {
      closing.close();
    }
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }
}
