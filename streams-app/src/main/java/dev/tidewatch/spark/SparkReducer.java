package dev.tidewatch.spark;

import dev.tidewatch.codec.UnknownSchemaException;
import dev.tidewatch.core.spark.event.EventParser;
import dev.tidewatch.core.spark.event.Parsed;
import dev.tidewatch.core.spark.event.SparkEvent;
import dev.tidewatch.core.spark.state.AttemptReducer;
import dev.tidewatch.eventlog.ApplicationAttempt;
import dev.tidewatch.store.CommitHook;
import dev.tidewatch.store.RecordStore;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies event lines to the state of their attempts. Parses, finds the attempt, skips what was
 * applied before, lets {@link AttemptReducer} change objects in memory, and writes those right
 * before each commit. A line that cannot be used costs that line only: it is counted and its
 * position goes to the dead-letter topic.
 *
 * <p>Owned by one stream thread; one for each partition.
 */
final class SparkReducer implements Processor<byte[], byte[], String, Output> {

  private static final Logger LOG = LoggerFactory.getLogger(SparkReducer.class);

  private final SparkTopologySettings settings;
  private final EventParser parser;
  private ProcessorContext<String, Output> context;
  private Sessions sessions;
  private Sweeper sweeper;
  private ListingCheck check;
  private @Nullable Origin lastOrigin;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  SparkReducer(SparkTopologySettings settings) {
    this.settings = settings;
    this.parser = new EventParser(settings.redaction());
  }

  @Override
  public void init(ProcessorContext<String, Output> newContext) {
    context = newContext;
    RecordStore attempts = store(SparkStores.APPLICATIONS);
    RecordStore details = store(SparkStores.DETAILS);
    RecordStore indexed = store(SparkStores.INVENTORY);
    Inventory inventory = new Inventory(indexed);
    Listing listing = new Listing(attempts, indexed);
    check = new ListingCheck(listing, attempts, indexed, ListingCheck.ROWS);
    ApplicationRows applications = new ApplicationRows(attempts, inventory, listing);
    sessions = new Sessions(applications, details, inventory, settings.limits());
    sweeper = new Sweeper(settings, sessions, applications, details, inventory, this::publish);
    CommitHook hook = context.getStateStore(SparkStores.BEFORE_COMMIT);
    hook.beforeCommit(() -> sessions.flush(context.currentSystemTimeMs()));
    context.schedule(
        settings.outputInterval(), PunctuationType.WALL_CLOCK_TIME, this::publishChanged);
    context.schedule(ListingCheck.INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> check.step());
    context.schedule(Sweeper.INTERVAL, PunctuationType.WALL_CLOCK_TIME, sweeper::sweep);
  }

  private RecordStore store(String name) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
    return new RecordStore(store, settings.maxValueBytes(), key -> oversized(name, key));
  }

  private static void oversized(String store, byte[] key) {
    LOG.error(
        "A value for {} in {} is larger than a changelog record may be; the previous value stays",
        new String(key, StandardCharsets.ISO_8859_1).replace('\0', ' '),
        store);
  }

  @Override
  public void process(Record<byte[], byte[]> line) {
    check.begin(); // here, not before a commit: a task that has done nothing cannot write
    Origin origin = origin(line);
    LogHeaders headers = origin.headers().at(line.headers());
    ApplicationAttempt named = origin.named();
    if (named == null) {
      refuse(line, headers, null, "NO_APPLICATION", "The record's key names no application");
      return;
    }
    String attempt = headers.attempt() != null ? headers.attempt() : named.attempt();
    AttemptSession session = sessions.of(named.applicationId(), headers.file(), attempt);
    if (headers.file() == null) {
      session.tally().withoutPosition();
    } else if (headers.offset() <= session.applied(headers.file())) {
      session.tally().repeatedOffset();
      return;
    }
    AttemptSession applied = apply(session, line, headers, attempt == null);
    if (headers.file() != null) {
      applied.applied(headers.file(), headers.offset());
    }
  }

  private AttemptSession apply(
      AttemptSession session,
      Record<byte[], byte[]> line,
      LogHeaders headers,
      boolean attemptUnknown) {
    byte[] value = line.value() == null ? new byte[0] : line.value();
    Parsed parsed = parser.parse(value);
    if (parsed instanceof Parsed.Malformed malformed) {
      session.tally().malformed(malformed.reason());
      String application = session.key().appId();
      refuse(line, headers, application, malformed.reason().name(), malformed.detail());
      return session;
    }
    if (parsed instanceof Parsed.Unused) {
      session.tally().unused();
      return session;
    }
    SparkEvent event = (SparkEvent) parsed;
    AttemptSession target =
        attemptUnknown ? sessions.attemptFor(session, headers.file(), event) : session;
    try {
      AttemptReducer.apply(target, event);
    } catch (KafkaException | UncheckedIOException | UnknownSchemaException e) {
      throw e; // the stores, not the line
    } catch (RuntimeException e) {
      LOG.error("An event could not be applied; it is counted and skipped", e);
      target.tally().malformed(Parsed.Reason.NOT_APPLICABLE);
      refuse(
          line,
          headers,
          target.key().appId(),
          Parsed.Reason.NOT_APPLICABLE.name(),
          "The event contradicts what is known");
    }
    return target;
  }

  /** The origin of a line: nearly always that of the line before, which saves decoding it. */
  private Origin origin(Record<byte[], byte[]> line) {
    byte[] file = LogHeaders.value(line.headers(), LogHeaders.FILE);
    byte[] attempt = LogHeaders.value(line.headers(), LogHeaders.ATTEMPT);
    Origin known = lastOrigin;
    if (known == null || !known.isOf(line.key(), file, attempt)) {
      known = Origin.of(line.key(), file, attempt, line.headers());
      lastOrigin = known;
    }
    return known;
  }

  private void refuse(
      Record<byte[], byte[]> line,
      LogHeaders headers,
      @Nullable String application,
      String reason,
      String detail) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    DeadLine dead =
        new DeadLine(
            reason,
            detail,
            application,
            at.topic(),
            at.partition(),
            at.offset(),
            line.value() == null ? 0 : line.value().length,
            headers.file(),
            headers.file() == null ? null : headers.offset());
    String key = application == null ? "" : application;
    context.forward(new Record<>(key, new Output.Refused(dead), line.timestamp()));
  }

  private void publishChanged(long now) {
    for (AttemptSession session : sessions.all()) {
      session.settle(now);
      if (session.isChanged()) {
        publish(session.key(), SparkApplication.of(session.application(), session.environment()));
        session.put(session.application().asPublished());
      }
    }
  }

  private void publish(AttemptKey key, @Nullable SparkApplication application) {
    context.forward(
        new Record<>(
            key.toString(),
            new Output.Application(key, application),
            context.currentSystemTimeMs()));
  }
}
