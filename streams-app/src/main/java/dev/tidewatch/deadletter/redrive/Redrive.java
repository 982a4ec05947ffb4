package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an order. Each record is sent once, whatever happens meanwhile: what is sent, how far
 * the dead-letter topics have been read, and what the journal says of both is one transaction of
 * Kafka. After a crash the next run goes on where the last whole transaction ended. Whoever runs an
 * order that is being run elsewhere takes it over: the other one cannot commit any more.
 *
 * <p>Owned by one thread.
 */
final class Redrive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final long MOST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  /** Without a record for that long, the dead-letter topic is gone, or its broker. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Records that one transaction looks at: what a crash makes it look at again. */
  private static final int MOST = 500;

  private final Order order;
  private final Judge judge;
  private final Journal journal;
  private final Signal signal;
  private final SliceReader reader;
  private final Producer<byte[], byte[]> producer;
  private final Refusals refusals = new Refusals();
  private boolean advanced;

  /** What whoever runs it wants. Asked between two transactions, by the thread of the run. */
  interface Signal {

    /** Whether the run is to be left as it is. */
    boolean leave();

    /** Whether the redrive is to end. */
    boolean cancel();
  }

  /**
   * What comes of a record that was sent.
   *
   * @param alone whether it was in a batch of its own
   */
  private record Answer(Position position, boolean alone, Future<RecordMetadata> sent) {}

  /**
   * Connects.
   *
   * @param clients how to reach Kafka
   * @param name of the order in Kafka: consumer group and transactional id, the same in all runs
   */
  Redrive(
      Properties clients,
      String name,
      Order order,
      Judge judge,
      Address address,
      Journal journal,
      Signal signal) {
    this.order = order;
    this.judge = judge;
    this.journal = journal;
    this.signal = signal;
    this.producer = producer(clients, name);
    this.reader = new SliceReader(clients, name, most(order), order.slices(), address);
  }

  /** With a rate, a second's worth at a time, so that it is kept within each second as well. */
  private static int most(Order order) {
    return order.perSecond() == 0 ? MOST : Math.min(MOST, order.perSecond());
  }

  private static Producer<byte[], byte[]> producer(Properties clients, String name) {
    Properties settings = new Properties();
    settings.putAll(clients);
    settings.putAll(
        Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            name,
            // The target says what is too large, not this.
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            String.valueOf(128 << 20),
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            String.valueOf(160 << 20)));
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Runs to the end of the order, or until the signal says otherwise.
   *
   * @throws KafkaException when Kafka refuses for good, or does not answer for as long as its
   *     clients wait; the order can be run again
   */
  Ending run() throws InterruptedException {
    try {
      // First, so that whoever ran it before cannot move the offsets any more.
      producer.initTransactions();
      reader.resume();
      return send();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      LOG.info("Another run goes on with the redrive {}", order.id());
      return Ending.TAKEN_OVER;
    }
  }

  /** Gives the order up, for good. */
  Ending giveUp(String error) {
    try {
      producer.initTransactions();
      end(Progress.End.FAILED, error);
      return Ending.ENDED;
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      return Ending.TAKEN_OVER;
    }
  }

  private void end(Progress.End end, @Nullable String error) {
    producer.beginTransaction();
    note(Progress.of(end, error));
    producer.commitTransaction();
  }

  /** What comes of it is what comes of the transaction. */
  private void note(Progress progress) {
    var unused = producer.send(journal.entry(order, progress));
  }

  private Ending send() throws InterruptedException {
    long moved = System.nanoTime();
    long due = moved;
    while (!signal.leave()) {
      if (signal.cancel()) {
        end(Progress.End.CANCELLED, null);
        return Ending.ENDED;
      }
      ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
      if (reader.hasMoved()) {
        moved = System.nanoTime();
        // What was not used before is not made up for.
        due = Math.max(due, moved);
        Progress progress = untilItIsTaken(records);
        if (progress != null && progress.end() != null) {
          return Ending.ENDED;
        }
        due += progress == null ? 0 : timeFor(count(progress));
        pauseUntil(due);
      } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw new TimeoutException(
            "Kafka gives no more records of "
                + order.slices().stream().map(slice -> slice.topic()).distinct().toList());
      }
    }
    return Ending.LEFT;
  }

  private static long count(Progress progress) {
    return progress.sent().stream().mapToLong(sent -> sent.offsets().size()).sum();
  }

  /** Leaves out what Kafka is learnt not to take; null where it is told to leave before that. */
  private @Nullable Progress untilItIsTaken(ConsumerRecords<byte[], byte[]> records)
      throws InterruptedException {
    Progress progress = transaction(records);
    while (progress == null && !signal.leave() && !signal.cancel()) {
      progress = transaction(records);
    }
    if (progress == null) {
      reader.back();
    }
    return progress;
  }

  /** Does what is to be done about what was read; null where more was learnt of it instead. */
  private @Nullable Progress transaction(ConsumerRecords<byte[], byte[]> records)
      throws InterruptedException {
    producer.beginTransaction();
    List<Answer> answers = new ArrayList<>();
    try {
      Progress progress = send(records, answers);
      note(progress);
      producer.sendOffsetsToTransaction(reader.reached(), reader.group());
      producer.commitTransaction();
      reader.keep();
      refusals.forgetRecords();
      advanced = true;
      return progress;
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw e;
    } catch (KafkaException e) {
      producer.abortTransaction();
      if (!learn(answers)) {
        throw e;
      }
      return null;
    }
  }

  private Progress send(ConsumerRecords<byte[], byte[]> records, List<Answer> answers) {
    Tally tally = new Tally();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Position position = new Position(record.topic(), record.partition(), record.offset());
      Verdict verdict = refusals.of(position, judge.of(record));
      tally.add(position, verdict);
      if (verdict instanceof Verdict.Send send) {
        send(position, send.record(), answers);
      }
    }
    return tally.progress(reader.gone(), reader.isAtEnd() ? Progress.End.DONE : null);
  }

  private void send(
      Position position, ProducerRecord<byte[], byte[]> record, List<Answer> answers) {
    boolean alone = refusals.isSuspect(position);
    if (alone) {
      producer.flush();
    }
    answers.add(new Answer(position, alone, producer.send(record)));
    if (alone) {
      producer.flush();
    }
  }

  /** Whether more is known now of what made a transaction fail. */
  private boolean learn(List<Answer> answers) throws InterruptedException {
    boolean learnt = false;
    for (Answer answer : answers) {
      try {
        answer.sent().get(0, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        Throwable error = Objects.requireNonNullElse(e.getCause(), e);
        learnt |= refusals.learn(answer.position(), error, answer.alone());
      } catch (java.util.concurrent.TimeoutException e) {
        LOG.debug("Nothing is known of a record of a transaction that failed");
      }
    }
    return learnt;
  }

  /** How long so many records take at the most that may be sent, in nanoseconds. */
  private long timeFor(long records) {
    return order.perSecond() == 0 ? 0 : TimeUnit.SECONDS.toNanos(records) / order.perSecond();
  }

  private void pauseUntil(long due) throws InterruptedException {
    while (!signal.leave() && !signal.cancel() && due - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.sleep(Math.min(Math.max(0, due - System.nanoTime()), MOST_PAUSE));
    }
  }

  /** Whether this run has sent anything, or left something behind. */
  boolean hasAdvanced() {
    return advanced;
  }

  @Override
  public void close() {
    reader.close();
    producer.close(CLOSE);
  }
}
