package dev.tidewatch.mirror.watch;

import dev.tidewatch.core.mirror.link.Method;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a consumer after each poll. A record is read as it came where the consumer, less than
 * {@link Watch#FRESH} before, had read to the end of its topic and the record was not there yet: so
 * what is read while catching up, after a restart, or after this process stood still, is not.
 *
 * <p>Owned by the thread of the consumer.
 */
final class Watcher {

  /**
   * After a time without a poll, answers that came meanwhile are taken for a while, in
   * milliseconds: the end that they tell of is an old one.
   */
  private static final long SETTLE = 500;

  private final Consumer<byte[], byte[]> consumer;
  private final Predicate<String> topics;
  private final Watch watch;
  private final Clock clock;
  private final Map<TopicPartition, End> ends = new HashMap<>();
  private Set<TopicPartition> assigned = Set.of();
  private @Nullable Metric fetches;
  private double answers = -1;
  private long answered;
  private long polled;
  private long settled;

  /** The position that was the end of a partition at some moment. */
  private record End(long position, long at) {}

  Watcher(Consumer<byte[], byte[]> consumer, Predicate<String> topics, Watch watch, Clock clock) {
    this.consumer = consumer;
    this.topics = topics;
    this.watch = watch;
    this.clock = clock;
  }

  /** Takes what a poll has given, and notes arrivals in it. */
  void polled(ConsumerRecords<byte[], byte[]> records) {
    long now = clock.millis();
    if (now - polled > Watch.FRESH) {
      settled = now + SETTLE;
    }
    polled = now;
    Set<TopicPartition> reading = reading();
    for (TopicPartition partition : records.partitions()) {
      if (reading.contains(partition)) {
        End end = ends.get(partition);
        records
            .records(partition)
            .forEach(record -> arrival(record, end, now).note(record.headers()));
      }
    }
    look(now, reading);
  }

  private static Arrival arrival(
      ConsumerRecord<byte[], byte[]> record, @Nullable End end, long now) {
    if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
      return new Arrival(Method.APPEND_TIME, record.timestamp());
    }
    boolean awaited =
        end != null && record.offset() >= end.position() && now - end.at() <= Watch.FRESH;
    return new Arrival(awaited ? Method.READ_AS_IT_CAME : Method.READ_LATE, now);
  }

  /** Heartbeats have one partition, the first. */
  private Set<TopicPartition> reading() {
    Set<TopicPartition> all = consumer.assignment();
    if (!all.equals(assigned)) {
      Set<TopicPartition> now = new HashSet<>(all);
      Set<String> gone = new HashSet<>();
      ends.keySet().stream()
          .filter(partition -> !now.contains(partition))
          .forEach(partition -> gone.add(partition.topic()));
      ends.keySet().retainAll(now);
      watch.forget(gone);
      assigned = now;
    }
    Set<TopicPartition> reading = new HashSet<>();
    for (TopicPartition partition : assigned) {
      if (partition.partition() == 0 && topics.test(partition.topic())) {
        reading.add(partition);
      }
    }
    return reading;
  }

  private void look(long now, Set<TopicPartition> reading) {
    boolean connected = isAnswered(now) && now >= settled;
    Set<String> assignedTopics = new HashSet<>();
    Set<String> ended = new HashSet<>();
    for (TopicPartition partition : reading) {
      assignedTopics.add(partition.topic());
      OptionalLong lag = connected ? consumer.currentLag(partition) : OptionalLong.empty();
      if (lag.isPresent() && lag.getAsLong() == 0) {
        ended.add(partition.topic());
        ends.put(partition, new End(consumer.position(partition), now));
      } else {
        ends.putIfAbsent(partition, new End(Long.MAX_VALUE, 0));
      }
    }
    watch.look(now, assignedTopics, ended);
  }

  /** A lag is that of the last answer, and stays what it was while no broker answers. */
  private boolean isAnswered(long now) {
    Metric counter = fetches();
    if (counter == null) {
      return true;
    }
    Object value = counter.metricValue();
    double count = value instanceof Number number ? number.doubleValue() : 0;
    if (count != answers) {
      answers = count;
      answered = now;
    }
    return now - answered <= Watch.FRESH;
  }

  private @Nullable Metric fetches() {
    if (fetches == null) {
      for (Map.Entry<MetricName, ? extends Metric> metric : consumer.metrics().entrySet()) {
        MetricName name = metric.getKey();
        if (name.name().equals("fetch-total")
            && name.group().equals("consumer-fetch-manager-metrics")
            && !name.tags().containsKey("topic")) {
          fetches = metric.getValue();
        }
      }
    }
    return fetches;
  }

  /** The consumer is closed. */
  void closed() {
    Set<String> gone = new HashSet<>();
    ends.keySet().forEach(partition -> gone.add(partition.topic()));
    ends.clear();
    watch.forget(gone);
  }
}
