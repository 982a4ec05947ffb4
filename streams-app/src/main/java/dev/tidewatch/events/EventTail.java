package dev.tidewatch.events;

import dev.tidewatch.events.Ring.Entry;
import dev.tidewatch.events.TopicInspector.Ends;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the output topics into the {@link EventLog}, each partition from some way back on, so that
 * a client of another instance can go on here. A consumer without a group; owns one daemon thread.
 *
 * <p>It outlives brokers: it goes on from where it was. Only when the topics were created anew, or
 * have lost what it was about to read, does it begin anew.
 */
final class EventTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How far back each partition is read at the start, and all together, in offsets. */
  private static final long BACK = 1_000;

  private static final long BACK_IN_ALL = 5_000;

  private final Properties clients;
  private final Map<String, ChangeTopic.Reader> readers;
  private final TopicInspector inspector;
  private final EventLog log;
  private final EventMetrics metrics;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Duration deleteRetention = Duration.ZERO;
  private @Nullable Ends reaching;
  private boolean begun;
  private boolean warned;

  private EventTail(
      Properties clients,
      Admin admin,
      List<ChangeTopic> topics,
      EventLog log,
      EventMetrics metrics,
      Clock clock) {
    this.clients = clients;
    this.readers =
        topics.stream().collect(Collectors.toMap(ChangeTopic::topic, ChangeTopic::reader));
    this.inspector =
        new TopicInspector(admin, topics.stream().map(ChangeTopic::topic).toList(), clock);
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
    this.thread = new Thread(this::run, "tidewatch-events");
    thread.setDaemon(true);
  }

  static EventTail start(
      Properties clients,
      Admin admin,
      List<ChangeTopic> topics,
      EventLog log,
      EventMetrics metrics,
      Clock clock) {
    EventTail tail = new EventTail(clients, admin, topics, log, metrics, clock);
    tail.thread.start();
    return tail;
  }

  /** What was read before is not what comes before that which is to be read. */
  private static final class BeginAnew extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private void run() {
    while (isOpen()) {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        follow(consumer);
      } catch (BeginAnew | InvalidOffsetException gone) {
        LOG.info("The topics of events are not those from before; reading them anew", gone);
        begun = false;
      } catch (KafkaException | ExecutionException failed) {
        warnOnce(failed);
        pause();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException bug) {
        LOG.error("Reading events failed; trying again", bug);
        pause();
      }
    }
  }

  private void warnOnce(Exception failure) {
    if (!warned) {
      LOG.warn("Events cannot be read now; trying again until they can", failure);
    }
    warned = true;
  }

  private void follow(Consumer<byte[], byte[]> consumer)
      throws BeginAnew, ExecutionException, InterruptedException {
    if (!begun) {
      begin();
    }
    Layout layout = log.layout();
    long[] position = log.position();
    consumer.assign(layout.slots());
    layout.slots().forEach(p -> consumer.seek(p, position[layout.slot(p)]));
    while (isOpen()) {
      append(consumer, layout);
      measure(layout);
      if (inspector.differsFrom(layout)) {
        throw new BeginAnew();
      }
    }
  }

  private void begin() throws ExecutionException, InterruptedException {
    inspector.reset();
    reaching = null;
    Instant now = clock.instant();
    Layout layout = inspector.describe();
    deleteRetention = inspector.deleteRetention();
    long back = Math.min(BACK, BACK_IN_ALL / Math.max(1, layout.size()));
    long[] from = inspector.offsets(layout, OffsetSpec.earliest());
    long[] to = inspector.offsets(layout, OffsetSpec.latest());
    Arrays.setAll(from, slot -> Math.max(from[slot], to[slot] - back));
    // Half of the time that removals are kept: the clocks of two instances may differ.
    log.begin(layout, from, now.minus(deleteRetention.dividedBy(2)));
    begun = true;
  }

  private void append(Consumer<byte[], byte[]> consumer, Layout layout)
      throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      int slot = layout.slot(new TopicPartition(record.topic(), record.partition()));
      read(record, layout)
          .ifPresent(change -> entries.add(new Entry(slot, record.offset(), change)));
    }
    if (isOpen()) {
      log.append(entries, layout.inOrder(consumer::position));
    }
  }

  /** Reads a record, for as long as that takes: one that is left out would be missed for ever. */
  private Optional<Change> read(ConsumerRecord<byte[], byte[]> record, Layout layout)
      throws InterruptedException {
    while (isOpen()) {
      try {
        ChangeTopic.Reader reader = readers.get(record.topic());
        return reader == null ? Optional.empty() : reader.read(record);
      } catch (RetriableException later) {
        warnOnce(later);
        var unused = measureEnds(layout); // the lag grows meanwhile
        pause();
      } catch (RuntimeException unreadable) {
        metrics.unreadable();
        LOG.warn(
            "The record at {}-{}, offset {} is left out of the events: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            unreadable.getClass().getSimpleName());
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Ends> measureEnds(Layout layout) throws InterruptedException {
    Optional<Ends> latest = inspector.ends(layout);
    latest.ifPresent(ends -> log.measured(ends.offsets(), ends.nanoTime()));
    return latest;
  }

  private void measure(Layout layout) throws BeginAnew, InterruptedException {
    Optional<Ends> latest = measureEnds(layout);
    if (reaching == null) {
      reaching = latest.orElse(null);
    }
    if (reaching != null && reaching.reachedBy(log.position())) {
      Instant at = reaching.at();
      Instant before = log.asOf().orElse(at);
      if (at.isAfter(before.plus(deleteRetention.dividedBy(2)))) {
        throw new BeginAnew(); // so far behind that removals can have been forgotten before
      }
      log.caughtUp(at);
      warned = false;
      reaching = null;
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Properties properties = new Properties();
    properties.putAll(clients);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    properties.setProperty(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(properties, bytes, bytes);
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  private void pause() {
    try {
      boolean unused = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      closed.countDown();
    }
  }

  /** Ends within moments, unless a broker is being waited for: the thread is a daemon. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
