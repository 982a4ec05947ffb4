package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries an order out, each record once, whatever happens meanwhile: what is sent, how far the
 * dead-letter topics have been read, and what the journal says of both is one transaction of Kafka.
 * After a crash the next run goes on where the last whole transaction ended. Whoever runs an order
 * that is being run elsewhere takes it over: the other one cannot commit any more.
 *
 * <p>Owned by one thread.
 */
final class Redrive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  /** Without a record for that long, the dead-letter topic is gone, or its broker. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Records that one transaction looks at: what a crash makes it look at again. */
  private static final int MOST = 500;

  private final Order order;
  private final Judge judge;
  private final Journal journal;
  private final BooleanSupplier goOn;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final Map<TopicPartition, Slice> slices;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Set<Position> tooLarge = new HashSet<>();
  private long gone;

  private record Sent(Position position, Future<RecordMetadata> answer) {}

  /**
   * Connects.
   *
   * @param clients how to reach Kafka
   * @param name of the order in Kafka: consumer group and transactional id, the same in all runs
   * @param goOn asked between two transactions
   */
  Redrive(
      Properties clients,
      String name,
      Order order,
      Judge judge,
      Journal journal,
      BooleanSupplier goOn) {
    this.order = order;
    this.judge = judge;
    this.journal = journal;
    this.goOn = goOn;
    this.slices =
        order.slices().stream()
            .collect(
                Collectors.toMap(
                    slice -> new TopicPartition(slice.topic(), slice.partition()), slice -> slice));
    this.consumer =
        new KafkaConsumer<>(
            with(
                clients,
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG, name,
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(most(order)))),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            with(
                clients,
                Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    name,
                    ProducerConfig.LINGER_MS_CONFIG,
                    "0",
                    // The target says what is too large, not this.
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    String.valueOf(128 << 20),
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    String.valueOf(160 << 20))),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** With a rate, a second's worth at a time, so that it is kept within each second as well. */
  private static int most(Order order) {
    return order.perSecond() == 0 ? MOST : Math.min(MOST, order.perSecond());
  }

  private static Properties with(Properties clients, Map<String, String> more) {
    Properties properties = new Properties();
    properties.putAll(clients);
    properties.putAll(more);
    return properties;
  }

  /**
   * Runs to the end of the order.
   *
   * @throws KafkaException when Kafka refuses for good, or does not answer for as long as its
   *     clients wait; the order can be run again
   */
  Ending run() throws InterruptedException {
    try {
      // First, so that whoever ran it before cannot move the offsets any more.
      producer.initTransactions();
      begin();
      long started = System.nanoTime();
      long moved = started;
      long sent = 0;
      while (goOn.getAsBoolean()) {
        ConsumerRecords<byte[], byte[]> records = poll();
        if (!isAnythingNew()) {
          if (System.nanoTime() - moved > PATIENCE.toNanos()) {
            throw new TimeoutException("Kafka gives no more records of " + slices.keySet());
          }
          continue;
        }
        moved = System.nanoTime();
        Batch batch = transaction(records);
        if (batch == null) {
          continue;
        }
        if (batch.last()) {
          return Ending.DONE;
        }
        sent += batch.sent().size();
        pause(started, sent);
      }
      return Ending.STOPPED;
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      LOG.info("Another instance goes on with the redrive {}", order.id());
      return Ending.TAKEN_OVER;
    }
  }

  private void begin() {
    consumer.assign(slices.keySet());
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(slices.keySet());
    slices.forEach(
        (partition, slice) -> {
          OffsetAndMetadata reached = committed.get(partition);
          next.put(partition, reached == null ? slice.from() : reached.offset());
        });
    seek();
  }

  private void seek() {
    List<TopicPartition> done = new ArrayList<>();
    next.forEach(
        (partition, offset) -> {
          consumer.seek(partition, offset);
          if (isDone(partition)) {
            done.add(partition);
          }
        });
    consumer.pause(done);
  }

  private boolean isDone(TopicPartition partition) {
    Slice slice = slices.get(partition);
    return slice == null || next.getOrDefault(partition, 0L) >= slice.to();
  }

  /** Whether there is something to write down; an order of nothing has its end. */
  private boolean isAnythingNew() {
    return gone > 0
        || slices.keySet().stream().allMatch(this::isDone)
        || slices.keySet().stream()
            .anyMatch(partition -> consumer.position(partition) > next.getOrDefault(partition, 0L));
  }

  /** Does what is to be done about what was read; null where it is to be read again. */
  private @Nullable Batch transaction(ConsumerRecords<byte[], byte[]> records)
      throws InterruptedException {
    producer.beginTransaction();
    List<Sent> answers = new ArrayList<>();
    try {
      Batch batch = send(records, answers);
      producer.send(journal.entry(order, batch));
      producer.sendOffsetsToTransaction(reached(), consumer.groupMetadata());
      producer.commitTransaction();
      next.replaceAll((partition, before) -> consumer.position(partition));
      consumer.pause(slices.keySet().stream().filter(this::isDone).toList());
      gone = 0;
      return batch;
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw e;
    } catch (KafkaException e) {
      producer.abortTransaction();
      if (!learn(answers)) {
        throw e;
      }
      seek();
      return null;
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(e.partitions());
      begins.forEach(
          (partition, begin) -> {
            long from = next.getOrDefault(partition, 0L);
            Slice slice = slices.get(partition);
            long to = slice == null ? from : Math.min(begin, slice.to());
            gone += Math.max(0, to - from);
            next.put(partition, Math.max(begin, from));
          });
      seek();
      return ConsumerRecords.empty();
    }
  }

  private Batch send(ConsumerRecords<byte[], byte[]> records, List<Sent> answers) {
    Map<Verdict.Reason, Integer> skipped = new EnumMap<>(Verdict.Reason.class);
    List<Position> sent = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Position position = new Position(record.topic(), record.partition(), record.offset());
      Verdict verdict = judge.of(record);
      if (verdict instanceof Verdict.Send && tooLarge.contains(position)) {
        verdict = new Verdict.Skip(Verdict.Reason.TOO_LARGE);
      }
      if (verdict instanceof Verdict.Send send) {
        answers.add(new Sent(position, producer.send(send.record())));
        sent.add(position);
      } else if (verdict instanceof Verdict.Skip skip) {
        skipped.merge(skip.reason(), 1, Integer::sum);
      }
    }
    boolean last =
        slices.entrySet().stream()
            .allMatch(each -> consumer.position(each.getKey()) >= each.getValue().to());
    return new Batch(records.count(), sent, skipped, gone, last);
  }

  private Map<TopicPartition, OffsetAndMetadata> reached() {
    return slices.keySet().stream()
        .collect(
            Collectors.toMap(
                partition -> partition,
                partition -> new OffsetAndMetadata(consumer.position(partition))));
  }

  /** Whether it is known now which records made a transaction fail. */
  private boolean learn(List<Sent> answers) throws InterruptedException {
    boolean learnt = false;
    for (Sent sent : answers) {
      try {
        sent.answer().get(0, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RecordTooLargeException) {
          learnt |= tooLarge.add(sent.position());
        }
      } catch (java.util.concurrent.TimeoutException e) {
        LOG.debug("Nothing is known of a record of a transaction that failed");
      }
    }
    return learnt;
  }

  private void pause(long started, long sent) throws InterruptedException {
    if (order.perSecond() > 0) {
      long due = started + TimeUnit.SECONDS.toNanos(sent) / order.perSecond();
      while (goOn.getAsBoolean() && due - System.nanoTime() > 0) {
        long left = Math.min(due - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(200));
        TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
      }
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
    producer.close(CLOSE);
  }
}
