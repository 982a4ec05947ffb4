package dev.tidewatch.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes sure that the cluster answers and that the topics a run needs are there. */
final class Topics {

  private final IngestOptions options;
  private final ProgressListener listener;

  Topics(IngestOptions options, ProgressListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * Creates what is missing.
   *
   * @return the id of the events topic: a topic deleted and created again has another
   * @throws IngestException when the cluster can't be reached or does not permit it
   */
  Uuid ensure() {
    try (Admin admin = Admin.create(new ClientSettings(options).admin())) {
      Uuid events =
          ensure(
              admin,
              options.topic(),
              options.partitions(),
              Map.of(
                  TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(options.maxRequestBytes())));
      ensure(
          admin,
          IngestOptions.POSITIONS_TOPIC,
          1,
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
      return events;
    } catch (KafkaException e) {
      throw explained(e);
    }
  }

  private Uuid ensure(Admin admin, String topic, int partitions, Map<String, String> config) {
    Optional<TopicDescription> present = describe(admin, topic);
    if (present.isPresent()) {
      return present.get().topicId();
    }
    NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    try {
      var created = admin.createTopics(List.of(wanted.configs(config)));
      Uuid id = await(created.topicId(topic));
      int replicas = await(created.replicationFactor(topic));
      awaitLeaders(admin, topic, await(created.numPartitions(topic)));
      listener.note(
          "created topic %s (partitions: %d, replication factor: %d, the broker's default)"
              .formatted(topic, partitions, replicas));
      return id;
    } catch (TopicExistsException e) {
      // Another shipper was quicker
      return describe(admin, topic).orElseThrow(() -> e).topicId();
    }
  }

  /**
   * Returns once each partition's leader answers for it. Requests that are sent one behind the
   * other before that are taken in another order, and refused until they expire.
   */
  private static void awaitLeaders(Admin admin, String topic, int partitions) {
    Map<TopicPartition, OffsetSpec> all =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ClientSettings.REACH_TIMEOUT_MS);
    while (true) {
      try {
        var unused = await(admin.listOffsets(all).all());
        return;
      } catch (UnknownTopicOrPartitionException e) {
        // The controller knows it, and the brokers will soon.
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IngestException("interrupted while waiting for Kafka", e);
    }
  }

  private static Optional<TopicDescription> describe(Admin admin, String topic) {
    try {
      return Optional.ofNullable(
          await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(ClientSettings.REACH_TIMEOUT_MS + 2_000L, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IngestException("interrupted while waiting for Kafka", e);
    }
  }

  private IngestException explained(KafkaException e) {
    String at = options.bootstrap();
    if (e instanceof AuthenticationException) {
      return new IngestException(
          at + " refused the credentials: " + e.getMessage() + ". Check --command-config.", e);
    }
    if (e instanceof AuthorizationException) {
      return new IngestException(
          at
              + " does not permit it: "
              + e.getMessage()
              + ". Needed: describe, create and write on "
              + options.topic()
              + " and "
              + IngestOptions.POSITIONS_TOPIC
              + ", read on the latter.",
          e);
    }
    if (e.getCause() instanceof ConfigException || e instanceof ConfigException) {
      Throwable config = e instanceof ConfigException || e.getCause() == null ? e : e.getCause();
      return new IngestException(
          "Kafka's client does not accept the settings: "
              + config.getMessage()
              + ". Check --bootstrap "
              + at
              + " and --command-config.",
          e);
    }
    if (e instanceof org.apache.kafka.common.errors.TimeoutException) {
      return new IngestException(
          "no Kafka answers at "
              + at
              + " within "
              + ClientSettings.REACH_TIMEOUT_MS / 1000
              + " s. Check that it runs, that its advertised.listeners can be reached from here,"
              + " and whether it wants TLS or SASL (--command-config).",
          e);
    }
    return new IngestException("Kafka at " + at + " failed: " + e.getMessage(), e);
  }
}
