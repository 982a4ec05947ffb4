package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.RedactionSettings;
import dev.tidewatch.core.redact.Redactor;
import dev.tidewatch.http.HttpServer;
import dev.tidewatch.http.Listener;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.kafka.LocalPartitions;
import dev.tidewatch.kafka.SourceLag;
import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.kafka.StreamsProperties;
import dev.tidewatch.kafka.TopicSetup;
import dev.tidewatch.ops.Metrics;
import dev.tidewatch.query.Partitions;
import dev.tidewatch.spark.DeadLine;
import dev.tidewatch.spark.SparkApplication;
import dev.tidewatch.spark.SparkTopics;
import dev.tidewatch.spark.SparkTopology;
import dev.tidewatch.spark.SparkTopologySettings;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * One running instance: topics, topology, stores, HTTP. The parts are put together here and nowhere
 * else. Closing it stops them in the opposite order.
 */
public final class Instance implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration OUTPUT_INTERVAL = Duration.ofSeconds(1);

  private final HttpServer http;
  private final StreamsNode streams;
  private final SourceLag lag;
  private final Metrics metrics;
  private final KafkaStreamsMetrics streamsMetrics;
  private final Admin admin;

  private Instance(
      HttpServer http,
      StreamsNode streams,
      SourceLag lag,
      Metrics metrics,
      KafkaStreamsMetrics streamsMetrics,
      Admin admin) {
    this.http = http;
    this.streams = streams;
    this.lag = lag;
    this.metrics = metrics;
    this.streamsMetrics = streamsMetrics;
    this.admin = admin;
  }

  /**
   * Creates missing topics, starts the topology and listens.
   *
   * @throws dev.tidewatch.kafka.KafkaUnavailableException when Kafka does not answer or refuses
   * @throws dev.tidewatch.registry.RegistryUnavailableException when no schema registry answers
   */
  public static Instance start(Config config) {
    Clock clock = Clock.systemUTC();
    Admin admin = Admin.create(StreamsProperties.clients(config));
    SparkTopics topics = topics(config);
    int partitions = partitions(config, admin, topics);
    Topology topology = topology(config, topics, partitions);
    StreamsNode streams =
        new StreamsNode(topology, StreamsProperties.streams(config), partitions, CLOSE_TIMEOUT);
    streams.start();
    SourceLag lag =
        new SourceLag(admin, config.streams().applicationId(), topics.events(), partitions, clock);
    Metrics metrics = new Metrics();
    KafkaStreamsMetrics streamsMetrics = new KafkaStreamsMetrics(streams.streams());
    streamsMetrics.bindTo(metrics.registry());
    String name = config.cluster().instance();
    Partitions stores = new LocalPartitions(streams, lag, name, topics.events());
    StreamsReadiness readiness = new StreamsReadiness(streams);
    RouteTable routes = Routes.of(stores, topics, readiness, metrics, clock);
    Listener listener = Listener.bind(config.http().listener(), "http");
    HttpServer http =
        HttpServer.start(listener, config.http().limits(), name, routes, metrics.registry());
    return new Instance(http, streams, lag, metrics, streamsMetrics, admin);
  }

  private static SparkTopics topics(Config config) {
    return new SparkTopics(
        config.spark().eventsTopic(),
        config.spark().applicationsTopic(),
        config.spark().deadLetterTopic());
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

  private static Topology topology(Config config, SparkTopics topics, int partitions) {
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(new StreamsConfig(StreamsProperties.streams(config))));
    SparkTopologySettings settings =
        new SparkTopologySettings(
            topics,
            partitions,
            redactor(config.redaction()),
            config.spark().retention(),
            config.spark().maxApplications(),
            SparkTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            OUTPUT_INTERVAL);
    Outputs outputs = Outputs.of(config.registry());
    SparkTopology.add(
        builder,
        settings,
        outputs.serde(topics.applications(), SparkApplication.class),
        outputs.serde(topics.deadLetters(), DeadLine.class));
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

  /** Where it listens. */
  public URI url() {
    return http.url();
  }

  /** Whether the topology has stopped for good, so that the process should end. */
  public boolean failed() {
    return streams.stopped();
  }

  @Override
  public void close() {
    http.close();
    lag.close();
    streams.close();
    streamsMetrics.close();
    metrics.close();
    admin.close(CLOSE_TIMEOUT);
  }
}
