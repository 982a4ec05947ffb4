package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.LogCatalog;
import dev.tidewatch.eventlog.LogCatalog.Planned;
import dev.tidewatch.eventlog.Positions;
import dev.tidewatch.eventlog.RateLimit;
import dev.tidewatch.eventlog.TailOptions;
import dev.tidewatch.eventlog.TailState;
import dev.tidewatch.ingest.ProgressListener.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The loop of one run. Logs at rest are shipped one after the other; with {@code follow}, those
 * that Spark still writes stay open and are polled in turn.
 */
final class IngestRun {

  /** Read between two looks at the clock, uncompressed bytes. */
  private static final long CHUNK_BYTES = 4 << 20;

  private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SCAN_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final IngestOptions options;
  private final ProgressListener listener;
  private final CountDownLatch stop;
  private final LogCatalog catalog;
  private final PositionStore positions;
  private final EventSender sender;
  private final TailOptions tailOptions;

  private final long startNanos = System.nanoTime();
  private final RateLimit rate;

  /** Every log of this run, open or closed: few fields each once closed. */
  private final List<LogShipment> shipments = new ArrayList<>();

  private final List<LogShipment> growing = new ArrayList<>();
  private long committedNanos = startNanos;
  private long polledNanos = startNanos;
  private long scannedNanos = startNanos;
  private int planned;
  private long storedBytesTotal;

  IngestRun(
      IngestOptions options,
      ProgressListener listener,
      CountDownLatch stop,
      LogCatalog catalog,
      PositionStore positions,
      EventSender sender,
      TailOptions tailOptions) {
    this.options = options;
    this.listener = listener;
    this.stop = stop;
    this.catalog = catalog;
    this.positions = positions;
    this.sender = sender;
    this.tailOptions = tailOptions;
    this.rate = new RateLimit(options.eventsPerSecond(), startNanos);
  }

  IngestReport run(List<Planned> first) {
    boolean interrupted;
    try {
      interrupted = !shipAll(first) && !options.follow();
      while (options.follow() && !pause(POLL_NANOS)) {
        pollGrowing();
        if (isDue(scannedNanos, SCAN_NANOS)) {
          scannedNanos = System.nanoTime();
          shipAll(catalog.scan());
        }
        commitWhenDue();
      }
      commit();
    } finally {
      growing.forEach(IngestRun::close);
    }
    return report(interrupted);
  }

  /** False when it was stopped before the last of them was shipped. */
  private boolean shipAll(List<Planned> logs) {
    planned += logs.size();
    for (Planned log : logs) {
      storedBytesTotal += storedBytes(log);
    }
    for (Planned log : logs) {
      if (isStopped()) {
        return false;
      }
      ship(log);
    }
    return !isStopped();
  }

  private void ship(Planned log) {
    Positions resume = options.again() ? Positions.NONE : positions.of(log.attempt());
    LogShipment shipment = new LogShipment(log, resume, tailOptions, sender, listener);
    shipments.add(shipment);
    TailState state = TailState.MORE;
    while (state == TailState.MORE && !isStopped()) {
      state = poll(shipment);
      if (isDue(polledNanos, POLL_NANOS)) {
        // Growing logs stay live while a long one is caught up with
        pollGrowing();
      }
      commitWhenDue();
    }
    if (options.follow() && state != TailState.ENDED) {
      growing.add(shipment);
    } else {
      close(shipment);
    }
  }

  private void pollGrowing() {
    polledNanos = System.nanoTime();
    growing.removeIf(
        shipment -> {
          boolean ended = poll(shipment) == TailState.ENDED;
          if (ended) {
            close(shipment);
          }
          return ended;
        });
  }

  private TailState poll(LogShipment shipment) {
    long before = shipment.events();
    TailState state;
    try {
      state = shipment.poll(rate.chunkBytes(CHUNK_BYTES));
    } catch (IOException e) {
      listener.note(shipment.planned().log().path() + " can't be listed now: " + e);
      state = TailState.CAUGHT_UP;
    }
    sender.throwFailure();
    listener.progress(progress());
    pause(rate.pauseAfter(shipment.events() - before, System.nanoTime()));
    return state;
  }

  private void commitWhenDue() {
    if (isDue(committedNanos, COMMIT_NANOS)) {
      commit();
    }
  }

  /** Positions after the events they cover: a crash in between repeats events, never skips any. */
  private void commit() {
    sender.flush();
    for (LogShipment shipment : shipments) {
      var attempt = shipment.planned().attempt();
      shipment.commit(
          (file, position) -> sender.sendPosition(positions.record(attempt, file, position)));
    }
    sender.flush();
    committedNanos = System.nanoTime();
  }

  private IngestReport report(boolean interrupted) {
    return new IngestReport(
        shipments.stream().map(LogShipment::report).toList(),
        catalog.skipped(),
        sender.refused(),
        shipments.stream().flatMap(shipment -> shipment.problems().stream()).toList(),
        Duration.ofNanos(System.nanoTime() - startNanos),
        interrupted);
  }

  private Progress progress() {
    long events = 0;
    long storedBytes = 0;
    for (LogShipment shipment : shipments) {
      events += shipment.events();
      storedBytes += shipment.storedBytesRead();
    }
    int done = (int) shipments.stream().filter(LogShipment::isAtRest).count();
    return new Progress(done, planned, events, storedBytes, storedBytesTotal);
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  /** Waits, unless stopped; true when stopped. */
  private boolean pause(long nanos) {
    try {
      return nanos <= 0 ? isStopped() : stop.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IngestException("interrupted; run the same command again to go on", e);
    }
  }

  private static boolean isDue(long lastNanos, long everyNanos) {
    return System.nanoTime() - lastNanos >= everyNanos;
  }

  private long storedBytes(Planned log) {
    try {
      return log.log().storedBytes();
    } catch (IOException e) {
      listener.note(log.log().path() + " can't be listed: " + e);
      return 0;
    }
  }

  private static void close(LogShipment shipment) {
    try {
      shipment.close();
    } catch (IOException e) {
      throw new IngestException("a log can't be closed: " + e.getMessage(), e);
    }
  }
}
