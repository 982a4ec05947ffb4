package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.RedactionSettings;
import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.kafka.Layout;
import dev.tidewatch.kafka.StreamsProperties;
import dev.tidewatch.kafka.TopicSetup;
import dev.tidewatch.spark.DeadLine;
import dev.tidewatch.spark.SparkApplication;
import dev.tidewatch.spark.SparkStores;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.spark.SparkTopology;
import dev.tidewatch.spark.SparkTopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** The Spark feature as it is configured: topics, topology, and what the stores rest on. */
record SparkAssembly(
    SparkTopics topics, Topology topology, Layout layout, Serde<SparkApplication> applications) {

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
            config.spark().deadLetterTopic());
    int partitions = partitions(config, admin, topics);
    String group = config.streams().applicationId();
    Layout layout =
        new Layout(
            group,
            topics.events(),
            List.of(topics.events(), group + "-" + SparkTopology.MOVED + "-repartition"),
            SparkStores.LOGGED,
            partitions);
    Outputs outputs = Outputs.of(config.registry());
    Serde<SparkApplication> applications =
        outputs.serde(topics.applications(), SparkApplication.class);
    Serde<DeadLine> deadLines = outputs.serde(topics.deadLetters(), DeadLine.class);
    return new SparkAssembly(
        topics,
        topology(config, topics, partitions, applications, deadLines),
        layout,
        applications);
  }

  private static int partitions(Config config, Admin admin, SparkTopics topics) {
    int wanted = config.spark().eventsPartitions();
    Map<String, Integer> found =
        new TopicSetup(admin)
            .ensure(
                List.of(
                    TopicSetup.Wanted.stream(topics.events(), wanted),
                    TopicSetup.Wanted.table(topics.applications(), wanted),
                    TopicSetup.Wanted.stream(topics.deadLetters(), 1)));
    return found.getOrDefault(topics.events(), wanted);
  }

  private static Topology topology(
      Config config,
      SparkTopics topics,
      int partitions,
      Serde<SparkApplication> applications,
      Serde<DeadLine> deadLines) {
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(
                new StreamsConfig(StreamsProperties.streams(config, Optional.empty()))));
    SparkTopologySettings settings =
        new SparkTopologySettings(
            topics,
            partitions,
            redactor(config.redaction()),
            config.spark().retention(),
            config.spark().maxApplications(),
            SparkTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            OUTPUT_INTERVAL);
    SparkTopology.add(builder, settings, applications, deadLines);
    return builder.build();
  }

  /** Spark's own pattern, and what is configured besides it. */
  private static Redactor redactor(RedactionSettings settings) {
    if (settings.keys().isEmpty() && settings.values().isEmpty()) {
      return Redactor.sparkDefaults();
    }
    return Redactor.of(
        orDefault(settings.keys().map(Pattern::pattern).orElse("")),
        orDefault(settings.values().map(Pattern::pattern).orElse("")));
  }

  private static Pattern orDefault(String more) {
    String standard = Redactor.SPARK_REDACTION_REGEX;
    return Pattern.compile(more.isEmpty() ? standard : "(?:" + standard + ")|(?:" + more + ")");
  }
}
