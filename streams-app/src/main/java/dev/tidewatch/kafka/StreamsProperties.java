package dev.tidewatch.kafka;

import dev.tidewatch.config.Config;
import dev.tidewatch.store.BoundedRocksDb;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Turns the configuration into Kafka's own settings. */
public final class StreamsProperties {

  /**
   * The largest record that can be written, in bytes: a line that is moved to another partition, of
   * the length that the ingester ships, with its headers.
   */
  private static final int LARGEST_RECORD = 65 << 20;

  /** The tag that standby replicas are spread by. */
  private static final String RACK = "rack";

  private StreamsProperties() {}

  /** Settings of any client: how to reach the cluster. */
  public static Properties clients(Config config) {
    Properties properties = new Properties();
    config.kafka().clients().values().forEach(properties::setProperty);
    properties.setProperty(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        String.join(",", config.kafka().bootstrapServers()));
    return properties;
  }

  /**
   * Settings of Kafka Streams. Exactly-once, the classic protocol (client-side standbys are ignored
   * by the streams protocol, KAFKA-20887) and explicit names are not for configuration: correctness
   * rests on them.
   *
   * @param advertised {@code host:port} where other instances can ask this one; empty where none is
   */
  public static Properties streams(Config config, Optional<String> advertised) {
    Properties properties = clients(config);
    defaults().forEach(properties::setProperty);
    properties.setProperty(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        String.valueOf(config.streams().commitInterval().toMillis()));
    properties.setProperty(
        StreamsConfig.NUM_STREAM_THREADS_CONFIG, String.valueOf(config.streams().threads()));
    properties.setProperty(
        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
        String.valueOf(config.streams().standbyReplicas()));
    config
        .streams()
        .rack()
        .ifPresent(
            rack -> {
              properties.setProperty(StreamsConfig.clientTagPrefix(RACK), rack);
              properties.setProperty(StreamsConfig.RACK_AWARE_ASSIGNMENT_TAGS_CONFIG, RACK);
            });
    config.streams().overrides().values().forEach(properties::setProperty);
    properties.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, config.streams().applicationId());
    properties.setProperty(StreamsConfig.STATE_DIR_CONFIG, config.streams().stateDir().toString());
    properties.setProperty(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.setProperty(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    advertised.ifPresent(
        address -> properties.setProperty(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
    config
        .streams()
        .groupInstanceId()
        .ifPresent(
            id ->
                properties.setProperty(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    properties.setProperty(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
    return properties;
  }

  /** What {@code streams.…} settings may change. */
  private static Map<String, String> defaults() {
    return Map.ofEntries(
        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName()),
        Map.entry(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION),
        // Input is read in large pieces and buffered by bytes, not by records: event lines differ
        // in length by five orders of magnitude.
        Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "4000"),
        // The two input topics of a task hold different applications: neither waits for the other.
        Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "-1"),
        // After a crash the next start waits for the members that have gone; Kafka's own 45 s would
        // be 45 s without answers.
        Map.entry(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "10000"),
        Map.entry(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), "3000"),
        // How soon a new topic of dead letters is read; Kafka's own is 5 minutes.
        Map.entry(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), "30000"),
        // Kafka's own 10,000 takes an empty copy of a small store for caught up, and may make it
        // active
        // while a complete one is somewhere else: nobody could read the partition until it is
        // restored.
        Map.entry(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, "100"),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), "2000"),
        Map.entry(
            StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
            String.valueOf(4 << 20)),
        Map.entry(
            StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
        Map.entry(
            StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
            String.valueOf(256 << 10)),
        Map.entry(
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            String.valueOf(LARGEST_RECORD)),
        // Room for one such record and the batches around it; taken only when it is needed.
        Map.entry(
            StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
            String.valueOf(LARGEST_RECORD + (32 << 20))),
        Map.entry(
            StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
            String.valueOf(LARGEST_RECORD)));
  }
}
