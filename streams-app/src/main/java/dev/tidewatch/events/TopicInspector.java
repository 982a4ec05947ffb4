package dev.tidewatch.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Asks the brokers about the topics now and then, without waiting for the answer. Owned by the
 * thread of the {@link EventTail}.
 */
final class TopicInspector {

  /** Between two questions for the ends of the topics. */
  private static final Duration ENDS_INTERVAL = Duration.ofSeconds(1);

  /** Between two questions whether the topics are still the same ones. */
  private static final Duration LAYOUT_INTERVAL = Duration.ofSeconds(5);

  /** Kafka's default of {@code delete.retention.ms}. */
  private static final Duration DELETE_RETENTION = Duration.ofDays(1);

  private final Admin admin;
  private final List<String> topics;
  private final Clock clock;

  private final Question<Map<TopicPartition, ListOffsetsResultInfo>> ends =
      new Question<>(ENDS_INTERVAL);
  private final Question<Map<String, TopicDescription>> layout = new Question<>(LAYOUT_INTERVAL);

  /** A question that is put again and again. */
  private final class Question<T> {

    private final Duration interval;
    private Instant at = Instant.EPOCH;
    private long nanoTime;
    private @Nullable KafkaFuture<T> pending;
    private boolean put;

    Question(Duration interval) {
      this.interval = interval;
    }

    void forget() {
      pending = null;
      put = false;
    }

    /** The answer, once; asks when it is time. A failure is no answer. */
    Optional<T> poll(Supplier<KafkaFuture<T>> ask) throws InterruptedException {
      KafkaFuture<T> asked = pending;
      if (asked == null) {
        if (!put || System.nanoTime() - nanoTime > interval.toNanos()) {
          put = true;
          at = clock.instant();
          nanoTime = System.nanoTime();
          pending = ask.get();
        }
        return Optional.empty();
      }
      if (!asked.isDone()) {
        return Optional.empty();
      }
      pending = null;
      try {
        return Optional.of(asked.get());
      } catch (ExecutionException failed) {
        return Optional.empty();
      }
    }
  }

  /**
   * Where the topics ended.
   *
   * @param at before the brokers were asked
   * @param nanoTime the same moment
   * @param offsets by slot
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Ends(Instant at, long nanoTime, long[] offsets) {

    boolean reachedBy(long[] position) {
      for (int slot = 0; slot < offsets.length; slot++) {
        if (position[slot] < offsets[slot]) {
          return false;
        }
      }
      return true;
    }
  }

  TopicInspector(Admin admin, List<String> topics, Clock clock) {
    this.admin = admin;
    this.topics = topics;
    this.clock = clock;
  }

  /** Forgets what was asked. */
  void reset() {
    ends.forget();
    layout.forget();
  }

  /** The ends of the topics, once each time that the brokers have told them. */
  Optional<Ends> ends(Layout current) throws InterruptedException {
    return ends.poll(() -> list(current, OffsetSpec.latest()))
        .map(found -> new Ends(ends.at, ends.nanoTime, inOrder(current, found)));
  }

  /** Whether the topics were found to be others, or to have other partitions. */
  boolean differsFrom(Layout current) throws InterruptedException {
    return layout
        .poll(() -> descriptions().allTopicNames())
        .filter(found -> layout(found).epoch() != current.epoch())
        .isPresent();
  }

  /** The topics as they are now; waits for it. */
  Layout describe() throws ExecutionException, InterruptedException {
    return layout(descriptions().allTopicNames().get());
  }

  /** An offset of each slot; waits for it. */
  long[] offsets(Layout current, OffsetSpec spec) throws ExecutionException, InterruptedException {
    return inOrder(current, list(current, spec).get());
  }

  /** How long the topics keep removals at least; Kafka's default where that is not told. */
  Duration deleteRetention() throws InterruptedException {
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    try {
      return admin.describeConfigs(resources).all().get().values().stream()
          .map(TopicInspector::deleteRetention)
          .min(Duration::compareTo)
          .orElse(DELETE_RETENTION);
    } catch (ExecutionException notAllowed) {
      return DELETE_RETENTION;
    }
  }

  private static Duration deleteRetention(Config config) {
    ConfigEntry entry = config.get(TopicConfig.DELETE_RETENTION_MS_CONFIG);
    return entry == null || entry.value() == null
        ? DELETE_RETENTION
        : Duration.ofMillis(Long.parseLong(entry.value()));
  }

  private Layout layout(Map<String, TopicDescription> found) {
    List<TopicDescription> inOrder = new ArrayList<>();
    topics.forEach(topic -> inOrder.add(found.get(topic)));
    return Layout.of(inOrder);
  }

  private DescribeTopicsResult descriptions() {
    return admin.describeTopics(topics);
  }

  private KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> list(
      Layout current, OffsetSpec spec) {
    return admin
        .listOffsets(
            current.slots().stream().collect(Collectors.toMap(p -> p, p -> spec)),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all();
  }

  private static long[] inOrder(Layout layout, Map<TopicPartition, ListOffsetsResultInfo> offsets) {
    return layout.inOrder(partition -> Objects.requireNonNull(offsets.get(partition)).offset());
  }
}
