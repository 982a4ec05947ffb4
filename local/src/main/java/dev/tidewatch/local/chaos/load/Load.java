package dev.tidewatch.local.chaos.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of made-up applications at a bounded rate, several applications at a time, with
 * every partition among theirs, and writes the {@link Ledger}. One thread of its own.
 *
 * <p>Idempotent and without a deadline: an event is acknowledged some time, once and in its order,
 * whatever happens to the brokers.
 */
public final class Load implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Load.class);

  /** More are not outstanding: while no broker answers, the load waits. */
  private static final int MOST_UNACKNOWLEDGED = 2_000;

  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final long NEVER_MS = Integer.MAX_VALUE;

  private final Ledger ledger;
  private final Applications applications;
  private final String topic;
  private final double rate;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private volatile boolean paused = true;
  private volatile boolean closed;
  private volatile @Nullable Exception failure;

  /**
   * Gets ready to send; {@link #resume} begins.
   *
   * @param rate events a second, of all applications together
   */
  public Load(
      String bootstrapServers,
      String topic,
      double rate,
      Ledger ledger,
      Applications applications) {
    this.ledger = ledger;
    this.applications = applications;
    this.topic = topic;
    this.rate = rate;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "5",
                "delivery.timeout.ms", String.valueOf(NEVER_MS),
                "max.block.ms", String.valueOf(NEVER_MS),
                "request.timeout.ms", "5000"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.thread = new Thread(this::run, "chaos-load");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends from now on. */
  public void resume() {
    paused = false;
  }

  /** Sends nothing from now on. What was sent is acknowledged in its time. */
  public void pause() {
    paused = true;
  }

  /** What ended the load, where something did: the run proves nothing then. */
  public @Nullable Exception failure() {
    return failure;
  }

  private void run() {
    List<Sender> senders = new ArrayList<>();
    for (int slot = 0; slot < applications.atATime(); slot++) {
      senders.add(new Sender(slot));
    }
    long interval = (long) (1e9 / rate);
    long next = System.nanoTime();
    for (int turn = 0; !closed; turn = (turn + 1) % senders.size()) {
      long now = System.nanoTime();
      if (paused || ledger.unacknowledged() >= MOST_UNACKNOWLEDGED) {
        LockSupport.parkNanos(5_000_000);
        next = System.nanoTime();
        continue;
      }
      if (next > now) {
        LockSupport.parkNanos(next - now);
      }
      next += interval;
      senders.get(turn).sendNext();
    }
  }

  /** The application of one slot, and after it the next one. */
  private final class Sender {
    private final int slot;
    private ApplicationLedger application;
    private int index;
    private long offset;

    Sender(int slot) {
      this.slot = slot;
      this.application = begin();
    }

    private ApplicationLedger begin() {
      index = 0;
      offset = 0;
      ApplicationLedger begun = applications.next(slot);
      ledger.add(begun);
      return begun;
    }

    void sendNext() {
      if (index == application.script().length()) {
        application = begin();
      }
      byte[] line = application.script().line(index++).getBytes(StandardCharsets.UTF_8);
      byte[] key = application.id().getBytes(StandardCharsets.UTF_8);
      var event = new ProducerRecord<>(topic, key, line);
      event.headers().add("tidewatch.log.file", key);
      event
          .headers()
          .add("tidewatch.log.offset", ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
      offset += line.length + 1;
      ApplicationLedger sentOf = application;
      sentOf.sending();
      var unused = producer.send(event, (metadata, error) -> acknowledge(sentOf, metadata, error));
    }
  }

  private void acknowledge(
      ApplicationLedger application, RecordMetadata metadata, @Nullable Exception error) {
    if (error != null) {
      if (!closed) {
        LOG.error("An event of {} was lost on the way to Kafka", application.id(), error);
        failure = error;
      }
      return;
    }
    if (metadata.partition() != application.partition()) {
      failure = new IllegalStateException("an event lies in " + metadata);
    }
    application.acknowledged(Instant.now());
  }

  /** Stops, and waits for nothing. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(CLOSE);
  }
}
