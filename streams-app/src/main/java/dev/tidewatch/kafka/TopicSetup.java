package dev.tidewatch.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing, and tells how many partitions the others have. */
public final class TopicSetup {

  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Admin admin;

  /** Works through an admin client, which stays the caller's. */
  public TopicSetup(Admin admin) {
    this.admin = admin;
  }

  /**
   * A topic to have.
   *
   * @param partitions how many it gets when it must be created
   */
  public record Wanted(String name, int partitions, Map<String, String> configs) {

    /** Keeps every record of the retention time; a line of any length fits. */
    public static Wanted stream(String name, int partitions) {
      return new Wanted(
          name,
          partitions,
          Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(128 << 20)));
    }

    /** Keeps every record for ever. */
    public static Wanted forEver(String name, int partitions) {
      return new Wanted(
          name,
          partitions,
          Map.of(
              TopicConfig.RETENTION_MS_CONFIG,
              "-1",
              TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
              String.valueOf(8 << 20)));
    }

    /** Keeps the latest record of each key. */
    public static Wanted table(String name, int partitions) {
      return new Wanted(
          name,
          partitions,
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
  }

  /**
   * Creates what is missing, with the brokers' default replication.
   *
   * @return partitions of each topic
   * @throws KafkaUnavailableException when the cluster does not answer or refuses
   */
  public Map<String, Integer> ensure(List<Wanted> wanted) {
    Map<String, Integer> partitions = new HashMap<>(existing(wanted));
    List<NewTopic> missing = new ArrayList<>();
    for (Wanted topic : wanted) {
      if (!partitions.containsKey(topic.name())) {
        LOG.info("Creating topic {} with {} partitions", topic.name(), topic.partitions());
        missing.add(
            new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.configs()));
        partitions.put(topic.name(), topic.partitions());
      }
    }
    if (missing.isEmpty()) {
      return partitions;
    }
    create(missing);
    partitions.putAll(existing(wanted));
    return partitions;
  }

  private Map<String, Integer> existing(List<Wanted> wanted) {
    Map<String, Integer> found = new HashMap<>();
    admin
        .describeTopics(wanted.stream().map(Wanted::name).toList())
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                TopicDescription topic =
                    description.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                found.put(name, topic.partitions().size());
              } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                  throw failed("describe topic " + name, e);
                }
              } catch (TimeoutException e) {
                throw failed("describe topic " + name, e);
              } catch (InterruptedException e) {
                throw interrupted(e);
              }
            });
    return found;
  }

  private void create(Collection<NewTopic> topics) {
    admin
        .createTopics(topics)
        .values()
        .forEach(
            (name, created) -> {
              try {
                created.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
              } catch (ExecutionException e) {
                // Another instance that starts at the same time may have been first.
                if (!(e.getCause() instanceof TopicExistsException)) {
                  throw failed("create topic " + name, e);
                }
              } catch (TimeoutException e) {
                throw failed("create topic " + name, e);
              } catch (InterruptedException e) {
                throw interrupted(e);
              }
            });
  }

  private static KafkaUnavailableException failed(String what, Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof AuthorizationException) {
      return new KafkaUnavailableException(
          "Kafka does not let Tidewatch "
              + what
              + ". Give its user the right to, or create the"
              + " topics by hand.",
          cause);
    }
    if (isTimeout(cause)) {
      return new KafkaUnavailableException(
          "Kafka did not answer within "
              + PATIENCE.toSeconds()
              + " s. Check bootstrap.servers, that"
              + " the brokers run, and the kafka.* settings.",
          cause);
    }
    return new KafkaUnavailableException(
        "Kafka did not " + what + ": " + cause.getMessage(), cause);
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof org.apache.kafka.common.errors.TimeoutException;
  }

  private static KafkaUnavailableException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaUnavailableException("Stopped while waiting for Kafka", e);
  }
}
