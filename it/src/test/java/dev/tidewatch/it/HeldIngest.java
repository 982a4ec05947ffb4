package dev.tidewatch.it;

import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.ingest.IngestReport;
import dev.tidewatch.ingest.Ingester;
import dev.tidewatch.ingest.ProgressListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * An ingest that waits before its end until it is let go on: what happens until then happens in its
 * middle, however slow the machine is.
 */
final class HeldIngest implements ProgressListener, AutoCloseable {

  private final long most;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CompletableFuture<IngestReport> run;

  /**
   * Starts to ship, on a thread of its own.
   *
   * @param most lines that are shipped before it waits, or a few more: it looks between batches
   */
  HeldIngest(IngestOptions options, Path logs, long most) {
    this.most = most;
    this.run = CompletableFuture.supplyAsync(() -> new Ingester(options, this).ship(List.of(logs)));
  }

  @Override
  public void progress(Progress progress) {
    if (progress.events() >= most) {
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether it has shipped everything. */
  boolean isDone() {
    return run.isDone();
  }

  /** Lets it go on, and returns when it has shipped everything. */
  IngestReport finish() {
    goOn.countDown();
    return run.join();
  }

  /** Where a test fails before it let it go on. */
  @Override
  public void close() {
    goOn.countDown();
  }
}
