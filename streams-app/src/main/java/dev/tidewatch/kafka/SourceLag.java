package dev.tidewatch.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the committed state is behind the input topic, by partition, measured about once a
 * second. A sample is the topic's end at a moment; once the group has committed that far,
 * everything that Kafka held at that moment is in the state.
 *
 * <p>Safe for use by any thread; owns one daemon thread.
 */
public final class SourceLag implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SourceLag.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MAX_SAMPLES = 600;

  private final Admin admin;
  private final String group;
  private final List<TopicPartition> partitions;
  private final Clock clock;
  private final Map<TopicPartition, Measured> measured = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Deque<Sample>> waiting = new HashMap<>();
  private final ScheduledExecutorService worker;

  private record Sample(Instant at, long end) {}

  /**
   * What is known of a partition.
   *
   * @param lag records between what is committed and the end; empty before the first measurement
   * @param asOf everything that Kafka held then is in the committed state
   */
  public record Measured(OptionalLong lag, Instant asOf) {}

  /** Starts to measure. The admin client stays the caller's. */
  public SourceLag(Admin admin, String group, String topic, int partitions, Clock clock) {
    this.admin = admin;
    this.group = group;
    this.partitions =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    this.clock = clock;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tidewatch-source-lag");
              thread.setDaemon(true);
              return thread;
            });
    long millis = INTERVAL.toMillis();
    var unused = worker.scheduleWithFixedDelay(this::measure, 0, millis, TimeUnit.MILLISECONDS);
  }

  /** The latest measurement of a partition of the input topic. */
  public Measured of(int partition) {
    return measured.getOrDefault(
        partitions.get(partition), new Measured(OptionalLong.empty(), Instant.EPOCH));
  }

  private void measure() {
    try {
      Instant now = clock.instant();
      Map<TopicPartition, Long> ends = ends();
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata offset = committed.get(partition);
        Long end = ends.get(partition);
        if (end != null) {
          update(partition, new Sample(now, end), offset == null ? 0 : offset.offset());
        }
      }
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("The lag could not be measured; the last measurement stays and ages", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<TopicPartition, Long> ends()
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest())))
        .all()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private void update(TopicPartition partition, Sample sample, long committed) {
    Deque<Sample> samples = waiting.computeIfAbsent(partition, key -> new ArrayDeque<>());
    samples.addLast(sample);
    if (samples.size() > MAX_SAMPLES) {
      samples.removeFirst();
    }
    Instant asOf = of(partition.partition()).asOf();
    while (!samples.isEmpty() && samples.getFirst().end() <= committed) {
      asOf = samples.removeFirst().at();
    }
    long lag = Math.max(0, sample.end() - committed);
    measured.put(partition, new Measured(OptionalLong.of(lag), asOf));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
