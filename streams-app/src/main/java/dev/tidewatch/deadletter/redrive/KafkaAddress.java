package dev.tidewatch.deadletter.redrive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What Kafka says of partitions; it is asked again after {@value #SECONDS} seconds. Safe for use by
 * any thread.
 */
public final class KafkaAddress implements Address {

  private static final int SECONDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final Predicate<String> loops;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(int partitions, long time) {}

  /**
   * @param admin stays the caller's
   * @param loops whether sending to a topic would be a loop
   */
  public KafkaAddress(Admin admin, Predicate<String> loops) {
    this.admin = admin;
    this.loops = loops;
  }

  @Override
  public boolean exists(TopicPartition partition) {
    return partition.partition() < partitions(partition.topic());
  }

  @Override
  public boolean isLoop(String topic) {
    return loops.test(topic);
  }

  /**
   * How many partitions a topic has; 0 where there is none of that name.
   *
   * @throws KafkaException where Kafka does not say
   */
  public int partitions(String topic) {
    long now = System.nanoTime();
    Known last = known.get(topic);
    if (last == null || now - last.time() > TimeUnit.SECONDS.toNanos(SECONDS)) {
      last = new Known(ask(topic), now);
      known.put(topic, last);
    }
    return last.partitions();
  }

  private int ask(String topic) {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .mapToInt(description -> description.partitions().size())
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        return 0;
      }
      throw new KafkaException("Kafka does not tell of topic " + topic, e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not tell of topic " + topic + " in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Stopped while waiting for Kafka", e);
    }
  }
}
