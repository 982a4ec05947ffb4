package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.LogCatalog;
import dev.tidewatch.eventlog.SkippedPath;
import dev.tidewatch.eventlog.TailOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * Ships Spark event logs to Kafka, each line once a run and with its position, from where an
 * earlier run stopped.
 *
 * <p>An instance is one run. {@link #ship} works on the caller's thread, {@link #stop} may be
 * called from any other. Positions are stored after the events they cover were acknowledged: a run
 * that is killed repeats some seconds of events at most, which consumers recognise by the offset.
 */
public final class Ingester {

  /** How long a followed file must rest before a final name is believed: a copy has it at once. */
  private static final Duration SETTLE = Duration.ofSeconds(10);

  private final IngestOptions options;
  private final ProgressListener listener;
  private final CountDownLatch stop = new CountDownLatch(1);

  public Ingester(IngestOptions options, ProgressListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /** Lets {@link #ship} finish what is under way, store its positions and return. */
  public void stop() {
    stop.countDown();
  }

  /**
   * Ships the logs in these files and directories; with {@code follow}, until {@link #stop}.
   *
   * @throws IngestException when nothing is there to ship, or Kafka can't be used
   */
  public IngestReport ship(List<Path> paths) {
    LogCatalog catalog = new LogCatalog(paths);
    List<LogCatalog.Planned> logs = catalog.scan();
    if (logs.isEmpty() && !options.follow()) {
      throw new IngestException(nothing(paths, catalog.skipped()));
    }
    PositionStore positions =
        new PositionStore(options.topic(), new Topics(options, listener).ensure());
    if (!options.again()) {
      positions.load(new ClientSettings(options));
    }
    try (EventSender sender = new EventSender(options)) {
      return new IngestRun(options, listener, stop, catalog, positions, sender, tailOptions())
          .run(logs);
    } catch (KafkaException e) {
      throw new IngestException("Kafka failed: " + e.getMessage(), e);
    } finally {
      listener.done();
    }
  }

  private TailOptions tailOptions() {
    TailOptions tail = TailOptions.DEFAULT.withMaxLineBytes(options.maxLineBytes());
    return options.follow() ? tail.withSettle(SETTLE) : tail;
  }

  private static String nothing(List<Path> paths, List<SkippedPath> skipped) {
    String where = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    String reasons =
        skipped.stream()
            .limit(5)
            .map(path -> "\n  " + path.path() + ": " + path.reason())
            .collect(Collectors.joining());
    String more = skipped.size() > 5 ? "\n  and " + (skipped.size() - 5) + " more" : "";
    return "no Spark event log in " + where + reasons + more;
  }
}
