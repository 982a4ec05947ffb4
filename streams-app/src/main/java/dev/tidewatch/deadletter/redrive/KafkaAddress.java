package dev.tidewatch.deadletter.redrive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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

  /**
   * What was last heard of a topic.
   *
   * @param partitions how many it has; 0 where it is not there
   * @param closed whether Kafka does not say, for want of rights
   * @param own whether it is one that Kafka keeps for itself
   */
  private record Known(int partitions, boolean closed, boolean own, long time) {}

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
  public boolean isClosed(String topic) {
    return known(topic).closed();
  }

  @Override
  public boolean isKafkasOwn(String topic) {
    return known(topic).own();
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
    Known known = known(topic);
    if (known.closed()) {
      throw new TopicAuthorizationException(
          "Kafka does not let Tidewatch describe topic " + topic, Set.of(topic));
    }
    return known.partitions();
  }

  private Known known(String topic) {
    long now = System.nanoTime();
    Known last = known.get(topic);
    if (last == null || now - last.time() > TimeUnit.SECONDS.toNanos(SECONDS)) {
      last = ask(topic, now);
      known.put(topic, last);
    }
    return last;
  }

  private Known ask(String topic, long now) {
    try {
      TopicDescription described = describe(topic);
      return new Known(described.partitions().size(), false, described.isInternal(), now);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        return new Known(0, false, false, now);
      }
      if (e.getCause() instanceof TopicAuthorizationException) {
        return new Known(0, true, false, now);
      }
      throw new KafkaException("Kafka does not tell of topic " + topic, e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not tell of topic " + topic + " in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Stopped while waiting for Kafka", e);
    }
  }

  private TopicDescription describe(String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .values()
        .iterator()
        .next();
  }
}
