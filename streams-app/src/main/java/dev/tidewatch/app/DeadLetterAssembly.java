package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.DeadLetterSettings;
import dev.tidewatch.deadletter.AlertRule;
import dev.tidewatch.deadletter.DeadLetter;
import dev.tidewatch.deadletter.DeadLetterGroup;
import dev.tidewatch.deadletter.DeadLetterStores;
import dev.tidewatch.deadletter.DeadLetterTopics;
import dev.tidewatch.deadletter.DeadLetterTopology;
import dev.tidewatch.deadletter.DeadLetterTopologySettings;
import dev.tidewatch.deadletter.TimestampTypes;
import dev.tidewatch.deadletter.command.Command;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.kafka.KafkaUnavailableException;
import dev.tidewatch.kafka.Layout;
import dev.tidewatch.kafka.TopicSetup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/** The feature of dead letters as it is configured: topics, topology, what the stores rest on. */
record DeadLetterAssembly(
    DeadLetterTopologySettings settings,
    Layout layout,
    AlertRule alerts,
    Serde<DeadLetter> records,
    Serde<DeadLetterGroup> groups,
    Serde<Command> commands) {

  private static final Duration OUTPUT_INTERVAL = Duration.ofSeconds(1);

  /**
   * Creates missing topics.
   *
   * @throws dev.tidewatch.kafka.KafkaUnavailableException when Kafka does not answer or refuses
   * @throws dev.tidewatch.registry.RegistryUnavailableException when no schema registry answers
   */
  static DeadLetterAssembly of(Config config, Admin admin) {
    DeadLetterSettings given = config.deadLetters();
    String group = config.streams().applicationId();
    DeadLetterTopics topics =
        new DeadLetterTopics(
            DeadLetterTopics.sources(given.topics(), group),
            given.recordsTopic(),
            given.groupsTopic(),
            given.commandsTopic());
    int partitions = partitions(given.partitions(), admin, topics);
    Outputs outputs = Outputs.of(config.registry());
    return new DeadLetterAssembly(
        new DeadLetterTopologySettings(
            topics,
            partitions,
            Redactors.of(config.redaction()),
            given.recordsPerGroup(),
            given.retention(),
            given.maxGroups(),
            DeadLetterTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            OUTPUT_INTERVAL),
        new Layout(
            group,
            topics.groups(),
            List.of(topics.records(), topics.commands()),
            DeadLetterStores.LOGGED,
            partitions,
            topics.sources()),
        new AlertRule(given.alertFactor(), given.alertMinimum(), given.alertPercent()),
        outputs.serde(topics.records(), DeadLetter.class),
        outputs.serde(topics.groups(), DeadLetterGroup.class),
        outputs.serde(topics.commands(), Command.class));
  }

  private static int partitions(int wanted, Admin admin, DeadLetterTopics topics) {
    Map<String, Integer> found =
        new TopicSetup(admin)
            .ensure(
                List.of(
                    TopicSetup.Wanted.stream(topics.records(), wanted),
                    TopicSetup.Wanted.table(topics.groups(), wanted)));
    int partitions = found.getOrDefault(topics.records(), wanted);
    int ofCommands =
        new TopicSetup(admin)
            .ensure(List.of(TopicSetup.Wanted.forEver(topics.commands(), partitions)))
            .getOrDefault(topics.commands(), partitions);
    if (ofCommands != partitions) {
      throw new KafkaUnavailableException(
          "Topic %s has %d partitions and %s has %d: commands would not find their groups. Name"
                  .formatted(topics.commands(), ofCommands, topics.records(), partitions)
              + " another one in deadletter.commands.topic, or delete it.",
          null);
    }
    return partitions;
  }

  /** Adds what the consumers of Kafka Streams need for it to what they have. */
  Properties with(Properties streams) {
    String ours = StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    String given =
        Stream.of(
                ours,
                StreamsConfig.consumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG)
            .map(streams::getProperty)
            .filter(Objects::nonNull)
            .findFirst()
            .map(classes -> classes + ",")
            .orElse("");
    Properties all = new Properties();
    all.putAll(streams);
    all.setProperty(ours, given + TimestampTypes.class.getName());
    all.setProperty(
        StreamsConfig.mainConsumerPrefix(TimestampTypes.TOPICS),
        settings.topics().sources().pattern());
    return all;
  }

  /** Whether records of a topic are taken for dead letters. */
  boolean reads(String topic) {
    return settings.topics().sources().matcher(topic).matches();
  }

  void addTo(StreamsBuilder builder, Desk desk) {
    DeadLetterTopology.add(builder, settings, records, groups, commands, desk);
  }
}
