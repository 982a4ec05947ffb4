package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import dev.tidewatch.deadletter.command.CommandIds;
import dev.tidewatch.events.ChangeTopic;
import dev.tidewatch.http.Route;
import dev.tidewatch.kafka.KafkaUnavailableException;
import dev.tidewatch.kafka.Layout;
import dev.tidewatch.kafka.StreamsProperties;
import dev.tidewatch.kafka.TopicSetup;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.spark.ApplicationChanges;
import dev.tidewatch.spark.AttemptLimits;
import dev.tidewatch.spark.DeadLine;
import dev.tidewatch.spark.FindingChanges;
import dev.tidewatch.spark.FindingTopologySettings;
import dev.tidewatch.spark.LocalMutes;
import dev.tidewatch.spark.MuteCommand;
import dev.tidewatch.spark.MuteLog;
import dev.tidewatch.spark.MuteQueries;
import dev.tidewatch.spark.SparkApplication;
import dev.tidewatch.spark.SparkFinding;
import dev.tidewatch.spark.SparkStores;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.spark.SparkTopology;
import dev.tidewatch.spark.SparkTopologySettings;
import dev.tidewatch.spark.routes.MuteRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;

/** The Spark feature as it is configured: topics, topology, and what the stores rest on. */
record SparkAssembly(
    SparkTopologySettings settings,
    Layout layout,
    Serde<SparkApplication> applications,
    Serde<DeadLine> deadLines,
    Serde<SparkFinding> findings,
    Serde<MuteCommand> commands) {

  private static final Duration OUTPUT_INTERVAL = Duration.ofSeconds(1);

  /**
   * Creates missing topics.
   *
   * @throws dev.tidewatch.kafka.KafkaUnavailableException when Kafka does not answer or refuses
   * @throws dev.tidewatch.registry.RegistryUnavailableException when no schema registry answers
   */
  static SparkAssembly of(Config config, Admin admin) {
    SparkTopics topics =
        new SparkTopics(
            config.spark().eventsTopic(),
            config.spark().applicationsTopic(),
            config.spark().deadLetterTopic(),
            config.spark().findingsTopic(),
            config.spark().commandsTopic());
    int partitions = partitions(config, admin, topics);
    String group = config.streams().applicationId();
    Layout layout =
        new Layout(
            group,
            topics.events(),
            List.of(
                topics.events(),
                topics.commands(),
                group + "-" + SparkTopology.MOVED + "-repartition"),
            SparkStores.LOGGED,
            partitions);
    Outputs outputs = Outputs.of(config.registry());
    SparkTopologySettings settings =
        new SparkTopologySettings(
            topics,
            partitions,
            Redactors.of(config.redaction()),
            config.spark().retention(),
            config.spark().maxApplications(),
            new AttemptLimits(
                config.spark().retainedSqlExecutions(), config.spark().retainedTasks()),
            SparkTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            OUTPUT_INTERVAL,
            new FindingTopologySettings(
                FindingThresholds.of(config.findings()),
                config.findings().interval(),
                FindingTopologySettings.DEFAULT_TASKS_PER_RUN));
    return new SparkAssembly(
        settings,
        layout,
        outputs.serde(topics.applications(), SparkApplication.class),
        outputs.serde(topics.deadLetters(), DeadLine.class),
        outputs.serde(topics.findings(), SparkFinding.class),
        outputs.serde(topics.commands(), MuteCommand.class));
  }

  SparkTopics topics() {
    return settings.topics();
  }

  private static int partitions(Config config, Admin admin, SparkTopics topics) {
    int wanted = config.spark().eventsPartitions();
    Map<String, Integer> found =
        new TopicSetup(admin)
            .ensure(
                List.of(
                    TopicSetup.Wanted.stream(topics.events(), wanted),
                    TopicSetup.Wanted.table(topics.applications(), wanted),
                    TopicSetup.Wanted.table(topics.findings(), wanted),
                    TopicSetup.Wanted.stream(topics.deadLetters(), 1)));
    int partitions = found.getOrDefault(topics.events(), wanted);
    int ofCommands =
        new TopicSetup(admin)
            .ensure(List.of(TopicSetup.Wanted.forEver(topics.commands(), partitions)))
            .getOrDefault(topics.commands(), partitions);
    if (ofCommands != partitions) {
      throw new KafkaUnavailableException(
          "Topic %s has %d partitions and %s has %d: commands would not reach all applications."
                  .formatted(topics.commands(), ofCommands, topics.events(), partitions)
              + " Name another one in spark.commands.topic, or delete it.",
          null);
    }
    return partitions;
  }

  /**
   * The routes that take what operators want of findings.
   *
   * @param stores all partitions, wherever they are
   * @param parts closes what is made here
   */
  List<Route> mutes(Config config, Partitions stores, Clock clock, Parts parts) {
    MuteLog log =
        parts.add(
            new MuteLog(
                StreamsProperties.clients(config),
                config.streams().applicationId(),
                topics().commands(),
                settings.partitions(),
                commands.serializer()));
    return MuteRoutes.of(new MuteQueries(stores, clock), log, CommandIds::at, clock);
  }

  /**
   * The topics whose records are events.
   *
   * @param mutes what operators want to hear no more of
   */
  List<ChangeTopic> changes(LocalMutes mutes) {
    return List.of(
        ApplicationChanges.of(topics().applications(), applications.deserializer()),
        FindingChanges.of(topics().findings(), findings.deserializer(), mutes));
  }

  void addTo(StreamsBuilder builder) {
    SparkTopology.add(builder, settings, applications, deadLines, findings, commands);
  }
}
