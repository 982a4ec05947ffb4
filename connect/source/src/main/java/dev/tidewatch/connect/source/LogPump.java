package dev.tidewatch.connect.source;

import dev.tidewatch.eventlog.LogCatalog;
import dev.tidewatch.eventlog.LogCatalog.Planned;
import dev.tidewatch.eventlog.LogFile;
import dev.tidewatch.eventlog.LogFiles;
import dev.tidewatch.eventlog.LogPosition;
import dev.tidewatch.eventlog.RateLimit;
import dev.tidewatch.eventlog.SkippedPath;
import dev.tidewatch.eventlog.TailOptions;
import dev.tidewatch.eventlog.TailState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds logs and reads them in turn: those that grow at each look, and one at a time of those that
 * are to be caught up with, so that a backlog does not hold up what is live. Holds about {@link
 * #CHUNK_BYTES} of lines. Owned by the thread of the task; {@link #close} waits for that.
 */
final class LogPump implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogPump.class);

  /** Read of one file at once, uncompressed bytes; lines beyond it wait in the file. */
  private static final long CHUNK_BYTES = 4 << 20;

  /** A log that waits for its turn, and where to go on with it. */
  private record Resumable(Planned log, Map<LogFile, LogPosition> positions) {}

  private final SourceSettings settings;
  private final OffsetStorageReader offsets;
  private final SourceMetrics metrics;
  private final LogCatalog catalog;
  private final TailOptions options;
  private final RateLimit rate;

  private Map<Path, String> told = Map.of();
  private final Deque<Resumable> waiting = new ArrayDeque<>();
  private final Deque<LogReader> growing = new ArrayDeque<>();
  private final Deque<Line> lines = new ArrayDeque<>();
  private @Nullable LogReader catchingUp;
  private long bufferedBytes;
  private long nextScan;
  private long nextLook;
  private long notBefore;
  private int leftOfLook;
  private boolean closed;

  LogPump(
      SourceSettings settings,
      LogFiles files,
      OffsetStorageReader offsets,
      SourceMetrics metrics,
      InstantSource clock) {
    this.settings = settings;
    this.offsets = offsets;
    this.metrics = metrics;
    this.catalog = new LogCatalog(files, settings.directories(), new TaskShare(settings, clock));
    this.options = settings.tailOptions();
    long now = System.nanoTime();
    this.rate = new RateLimit(settings.linesPerSecond(), now);
    this.nextScan = now;
    this.nextLook = now;
    this.notBefore = now;
  }

  /** The next records, as many as one batch may have; empty when there are none now. */
  synchronized List<SourceRecord> next(long now) {
    if (closed || now - notBefore < 0) {
      return List.of();
    }
    if (lines.isEmpty()) {
      fill(now);
    }
    List<SourceRecord> batch = new ArrayList<>();
    long bytes = 0;
    int most = mostRecords();
    while (!lines.isEmpty() && batch.size() < most) {
      Line line = lines.remove();
      bytes += line.length();
      batch.add(line.record());
    }
    bufferedBytes -= bytes;
    notBefore = now + rate.pauseAfter(batch.size(), now);
    metrics.sent(batch.size(), bytes);
    metrics.logs(growing.size(), waiting.size() + (catchingUp == null ? 0 : 1));
    return batch;
  }

  /** A tenth of a second's at most, so that a limit makes no bursts. */
  private int mostRecords() {
    long perSecond = settings.linesPerSecond();
    return perSecond == 0
        ? settings.batchRecords()
        : (int) Math.max(1, Math.min(settings.batchRecords(), perSecond / 10));
  }

  /** Whether {@link #next} has records at once. */
  synchronized boolean hasMore() {
    return !lines.isEmpty();
  }

  /** How long nothing is to be done after {@link #next} gave nothing, nanoseconds. */
  synchronized long idleNanos(long now) {
    long next = Math.min(nextLook - now, nextScan - now);
    return Math.max(1, Math.max(notBefore - now, next));
  }

  private void fill(long now) {
    if (now - nextScan >= 0) {
      scan();
      nextScan = now + settings.scanInterval().toNanos();
    }
    if (now - nextLook >= 0 && leftOfLook == 0) {
      leftOfLook = growing.size();
      nextLook = now + settings.pollInterval().toNanos();
    }
    lookAtGrowing();
    while (bufferedBytes < CHUNK_BYTES && (catchingUp != null || !waiting.isEmpty())) {
      catchUp();
    }
  }

  private void scan() {
    List<Planned> found = catalog.scan();
    tellWhatIsSkipped();
    if (found.isEmpty()) {
      return;
    }
    OffsetBook book = new OffsetBook(offsets);
    for (Planned log : found) {
      LOG.debug("Found the log of {}: {}", log.attempt(), log.log().path());
      book.ask(log.attempt(), positioned(log));
    }
    book.load();
    for (Planned log : found) {
      waiting.add(new Resumable(log, book.positions(log.attempt())));
    }
  }

  /** Each once, and again when the reason is another one. */
  private void tellWhatIsSkipped() {
    Map<Path, String> skipped = new HashMap<>();
    long unreadable = 0;
    for (SkippedPath each : catalog.skipped()) {
      boolean isNew = !each.reason().equals(told.get(each.path()));
      skipped.put(each.path(), each.reason());
      if (each.why() == SkippedPath.Why.UNREADABLE) {
        unreadable++;
        if (isNew) {
          LOG.warn("Nothing is shipped of {} until it can be read: {}", each.path(), each.reason());
        }
      } else if (isNew && each.why() == SkippedPath.Why.FOREIGN) {
        LOG.info("Nothing is shipped of {}: {}", each.path(), each.reason());
      }
    }
    told = skipped;
    metrics.unreadable(unreadable);
  }

  /** In turn: what one look does not get to, because others have much to say, comes first next. */
  private void lookAtGrowing() {
    long began = System.nanoTime();
    while (leftOfLook > 0 && bufferedBytes < CHUNK_BYTES) {
      leftOfLook--;
      LogReader log = growing.remove();
      TailState state = log.poll(CHUNK_BYTES);
      if (state == TailState.ENDED) {
        log.close();
      } else {
        growing.add(log);
        leftOfLook += state == TailState.MORE ? 1 : 0;
      }
    }
    metrics.looked(System.nanoTime() - began);
  }

  private void catchUp() {
    LogReader log = catchingUp == null ? open(waiting.remove()) : catchingUp;
    catchingUp = log;
    TailState state = log.poll(CHUNK_BYTES);
    if (state == TailState.ENDED) {
      log.close();
    } else if (state == TailState.CAUGHT_UP) {
      growing.add(log);
    }
    if (state != TailState.MORE) {
      catchingUp = null;
    }
  }

  private LogReader open(Resumable next) {
    return new LogReader(
        next.log(), next.positions(), settings.topic(), options, this::take, metrics);
  }

  private void take(Line line) {
    lines.add(line);
    bufferedBytes += line.length();
  }

  /**
   * The files to ask for positions of.
   *
   * @throws ConnectException when they can't be listed: without positions, lines would be shipped
   *     twice
   */
  private static List<LogFile> positioned(Planned log) {
    try {
      return log.log().positioned();
    } catch (IOException e) {
      throw new ConnectException(log.log().path() + " can't be listed: " + e, e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (catchingUp != null) {
      catchingUp.close();
      catchingUp = null;
    }
    growing.forEach(LogReader::close);
    growing.clear();
    waiting.clear();
    lines.clear();
  }
}
