package dev.tidewatch.kafka;

import dev.tidewatch.kafka.LocalTasks.Position;
import dev.tidewatch.query.Replica;
import dev.tidewatch.query.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the partitions of this instance about twice a second, and tells how old the data of each
 * are. What it tells is as old as its last look, {@link #age()}.
 *
 * <p>Safe for use by any thread; owns one daemon thread.
 */
public final class ReplicaSampler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReplicaSampler.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** How long is known what was here: longer than a partition takes to move within the instance. */
  private static final Duration MEMORY = Duration.ofMinutes(1);

  private final StreamsNode node;
  private final Offsets offsets;
  private final Upstreams upstreams;
  private final Layouts layouts;
  private final ChangelogTail tail;
  private final ReplicaGauges gauges;
  private final Clock clock;
  private final Map<Integer, ReplicaTracker> trackers = new HashMap<>();
  private final List<TopicPartition> inputs;
  private final ScheduledExecutorService worker;
  private volatile Map<Integer, Replica> replicas = Map.of();
  private volatile long lastLook = System.nanoTime();
  private volatile boolean looked;

  /**
   * Starts to look. The admin client stays the caller's.
   *
   * @param clients how to reach Kafka
   */
  public ReplicaSampler(
      StreamsNode node,
      Admin admin,
      Properties clients,
      Layouts layouts,
      MeterRegistry meters,
      Clock clock) {
    this.node = node;
    this.offsets = new Offsets(admin);
    this.upstreams = new Upstreams(layouts, offsets);
    this.layouts = layouts;
    this.tail = new ChangelogTail(clients);
    this.gauges = new ReplicaGauges(meters, layouts, clock);
    this.clock = clock;
    this.inputs = layouts.numbers().flatMap(number -> layouts.inputs(number).stream()).toList();
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tidewatch-replica-sampler");
              thread.setDaemon(true);
              return thread;
            });
    long millis = INTERVAL.toMillis();
    var unused = worker.scheduleWithFixedDelay(this::look, 0, millis, TimeUnit.MILLISECONDS);
    // What has moved is to be found before the next turn.
    node.onChange(this::lookSoon);
  }

  private void lookSoon() {
    try {
      worker.execute(this::look);
    } catch (RejectedExecutionException closed) {
      LOG.debug("Partitions move while the instance stops; nobody looks any more");
    }
  }

  /** What is known of a partition; null where it was not here. */
  public @Nullable Replica of(int partition) {
    return replicas.get(partition);
  }

  /** What is here, by partition. */
  public Map<Integer, Replica> replicas() {
    return replicas;
  }

  /** The time since the last look; the lags may have grown meanwhile. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - lastLook);
  }

  /** Whether it has looked at all. */
  public boolean hasLooked() {
    return looked;
  }

  private void look() {
    try {
      long began = System.nanoTime();
      if (node.holds()) {
        lookAt(clock.instant());
      } else {
        replicas = Map.of();
        gauges.show(replicas);
        trackers.clear();
      }
      lastLook = began;
      looked |= node.running();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("The replicas could not be looked at; what is known of them ages", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The replicas could not be looked at; what is known of them ages", e);
    }
  }

  /** In the order that {@link ReplicaTracker.Measurement} needs. */
  private void lookAt(Instant now)
      throws ExecutionException, InterruptedException, TimeoutException {
    Set<TopicPartition> feeding = upstreams.partitions(now);
    Map<TopicPartition, Long> ends =
        offsets.ends(
            Stream.concat(feeding.stream(), inputs.stream()).toList(),
            IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> committed = offsets.committed(layouts.group());
    upstreams.next(now, ends, committed);
    Map<TopicPartition, Long> decided = offsets.ends(copies(), IsolationLevel.READ_COMMITTED);
    LocalTasks tasks = node.tasks();
    Map<Integer, Replica> seen = new HashMap<>();
    tasks
        .stores()
        .forEach(
            (partition, stores) ->
                seen.put(
                    partition,
                    trackers
                        .computeIfAbsent(partition, ReplicaTracker::new)
                        .next(
                            new ReplicaTracker.Measurement(
                                now,
                                upstreams.of(layouts.of(partition), now),
                                offsets(partition, ends, 0),
                                offsets(partition, committed, 0),
                                decided(partition, decided),
                                exhausted(partition, stores),
                                tasks.active().contains(partition),
                                offsets(partition, tasks.committed(), -1),
                                stores))));
    replicas.forEach(
        (partition, before) -> {
          if (!seen.containsKey(partition) && node.isStillOpen(partition)) {
            seen.put(partition, before.asCopy());
          }
        });
    trackers.values().removeIf(tracker -> tracker.lastSeen().isBefore(now.minus(MEMORY)));
    replicas = Map.copyOf(seen);
    gauges.show(replicas);
  }

  private Set<String> exhausted(int partition, Map<String, Position> stores) {
    ReplicaTracker tracker = trackers.get(partition);
    return tracker == null
        ? Set.of()
        : tracker.standing(stores).stream()
            .filter(
                store ->
                    isExhausted(
                        layouts.changelog(store, partition),
                        Objects.requireNonNull(stores.get(store)).offset()))
            .collect(Collectors.toSet());
  }

  /** No where Kafka does not say so soon: it is asked again at the next look. */
  private boolean isExhausted(TopicPartition changelog, long from) {
    try {
      return tail.isEmpty(changelog, from);
    } catch (KafkaException e) {
      LOG.debug("The rest of {} could not be read", changelog, e);
      return false;
    }
  }

  /** Changelogs of the partitions that were here and not active when last looked at. */
  private List<TopicPartition> copies() {
    return replicas.values().stream()
        .filter(replica -> replica.role() != Role.ACTIVE)
        .flatMap(
            replica ->
                layouts.of(replica.partition()).stores().stream()
                    .map(store -> layouts.changelog(store, replica.partition())))
        .toList();
  }

  private List<Long> offsets(int partition, Map<TopicPartition, Long> known, long absent) {
    return layouts.inputs(partition).stream()
        .map(input -> known.getOrDefault(input, absent))
        .toList();
  }

  private Map<String, Long> decided(int partition, Map<TopicPartition, Long> known) {
    Map<String, Long> byStore = new HashMap<>();
    for (String store : layouts.of(partition).stores()) {
      Long offset = known.get(layouts.changelog(store, partition));
      if (offset != null) {
        byStore.put(store, offset);
      }
    }
    return byStore;
  }

  @Override
  public void close() {
    worker.shutdownNow();
    try {
      // A look that waits for Kafka is interrupted; only then the consumer is nobody's.
      if (worker.awaitTermination(1, TimeUnit.SECONDS)) {
        tail.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
