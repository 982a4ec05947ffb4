package dev.tidewatch.app;

import dev.tidewatch.balance.BalanceRoutes;
import dev.tidewatch.cluster.ClusterPartitions;
import dev.tidewatch.cluster.ClusterRoutes;
import dev.tidewatch.cluster.PeerRoutes;
import dev.tidewatch.cluster.ReadyToAnswer;
import dev.tidewatch.cluster.ReadyToRoll;
import dev.tidewatch.config.ClusterSettings;
import dev.tidewatch.config.Config;
import dev.tidewatch.config.HttpLimits;
import dev.tidewatch.config.HttpSettings;
import dev.tidewatch.config.LifecycleSettings;
import dev.tidewatch.deadletter.DeadLetterChanges;
import dev.tidewatch.deadletter.DeadLetterQueries;
import dev.tidewatch.deadletter.DeadLetterViews;
import dev.tidewatch.deadletter.command.Desk;
import dev.tidewatch.deadletter.payload.PayloadRoutes;
import dev.tidewatch.deadletter.payload.RecordReader;
import dev.tidewatch.deadletter.payload.Renderer;
import dev.tidewatch.events.Events;
import dev.tidewatch.history.BoundedHistory;
import dev.tidewatch.history.HBaseHistory;
import dev.tidewatch.history.HistoryRoutes;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.HttpServer;
import dev.tidewatch.http.Listener;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.http.token.TokenAuthenticator;
import dev.tidewatch.kafka.Layouts;
import dev.tidewatch.kafka.ReplicaSampler;
import dev.tidewatch.kafka.StreamsNode;
import dev.tidewatch.kafka.StreamsProperties;
import dev.tidewatch.mirror.Failover;
import dev.tidewatch.mirror.MirrorChanges;
import dev.tidewatch.mirror.MirrorViews;
import dev.tidewatch.ops.Drain;
import dev.tidewatch.ops.Metrics;
import dev.tidewatch.spark.BalanceOfEvents;
import dev.tidewatch.spark.LocalMutes;
import dev.tidewatch.spark.SparkViews;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance: topics, topology, stores, peers, HTTP. The parts are put together here and
 * nowhere else. Closing it stops them in the opposite order.
 */
public final class Instance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
  private static final Duration ADMIN_CLOSE = Duration.ofSeconds(1);

  /** Payloads that are read at a time: each holds a record in memory. */
  private static final int PAYLOADS = 4;

  private final Parts parts;
  private final HttpServer http;
  private final StreamsNode streams;
  private final Drain drain;
  private final LifecycleSettings lifecycle;

  private Instance(
      Parts parts, HttpServer http, StreamsNode streams, Drain drain, LifecycleSettings lifecycle) {
    this.parts = parts;
    this.http = http;
    this.streams = streams;
    this.drain = drain;
    this.lifecycle = lifecycle;
  }

  /**
   * Creates missing topics, starts the topology and listens.
   *
   * @throws dev.tidewatch.http.token.TokenFileException with all that is wrong with that file
   * @throws dev.tidewatch.tls.TlsException when a file of TLS cannot be used
   * @throws IllegalStateException when a port is taken or an address not this machine's
   * @throws dev.tidewatch.kafka.KafkaUnavailableException when Kafka does not answer or refuses
   * @throws dev.tidewatch.registry.RegistryUnavailableException when no schema registry answers
   */
  public static Instance start(Config config) {
    Parts parts = new Parts();
    try {
      return start(config, parts);
    } catch (RuntimeException | Error failed) {
      parts.close();
      throw failed;
    }
  }

  private static Instance start(Config config, Parts parts) {
    Clock clock = Clock.systemUTC();
    Drain drain = new Drain();
    Authenticator callers = parts.add(callers(config.http()));
    // Ports first: one that is taken is found out before anything is started, and peers are told
    // the number of a free one that was asked for.
    Listener outside = parts.add(Listener.bind(config.http().listener(), "http"));
    Optional<Listener> inside = inside(config.cluster(), parts);
    Optional<String> advertised =
        inside.map(listener -> config.cluster().advertised().orElse(listener.authority()));
    advertised.ifPresent(address -> warnOfLoopback(address, config.kafka().bootstrapServers()));
    Admin admin = Admin.create(StreamsProperties.clients(config));
    // Without a time it waits for what brokers that are gone have not answered yet.
    parts.add((AutoCloseable) () -> admin.close(ADMIN_CLOSE));
    SparkAssembly spark = SparkAssembly.of(config, admin);
    Metrics metrics = parts.add(new Metrics());
    DeadLetterAssembly deadLetters = DeadLetterAssembly.of(config, admin);
    MirrorAssembly mirrors = MirrorAssembly.of(config, admin, metrics.registry());
    VisibleTopics.await(
        admin,
        concat(
            concat(spark.topics().all(), deadLetters.settings().topics().written()),
            List.of(mirrors.settings().topics().flows())));
    RedriveAssembly redrives = RedriveAssembly.of(config, deadLetters, admin, clock, parts);
    Layouts layouts = new Layouts(List.of(spark.layout(), deadLetters.layout(), mirrors.layout()));
    StreamsNode streams =
        parts.add(
            new StreamsNode(
                topology(config, spark, deadLetters, redrives.desk(), mirrors),
                deadLetters.with(StreamsProperties.streams(config, advertised)),
                mirrors.clients(clock),
                layouts,
                config.lifecycle().drainTimeout()));
    parts.add(bind(metrics, streams));
    streams.start();
    ReplicaSampler sampler =
        parts.add(
            new ReplicaSampler(
                streams,
                admin,
                StreamsProperties.clients(config),
                layouts,
                metrics.registry(),
                clock));
    Peers peers =
        Peers.of(config, parts, streams, sampler, advertised, drain, metrics.registry(), clock);
    Feature ofSpark =
        Feature.of(
            peers.cluster(),
            layouts.section(spark.layout()),
            streams::nameOf,
            stores ->
                Routes.spark(
                    stores, spark.topics(), FindingThresholds.of(config.findings()), clock));
    Feature ofDeadLetters =
        Feature.of(
            peers.cluster(),
            layouts.section(deadLetters.layout()),
            streams::nameOf,
            stores -> Routes.deadLetters(stores, deadLetters.alerts(), clock));
    Failover failover = mirrors.failover(parts.add(mirrors.clusters(config, clock)));
    Feature ofMirrors =
        Feature.of(
            peers.cluster(),
            layouts.section(mirrors.layout()),
            streams::nameOf,
            stores -> Routes.mirrors(stores, mirrors.scope(), failover, clock));
    inside.ifPresent(
        listener ->
            parts.add(
                HttpServer.start(
                    listener,
                    limits(config),
                    config.cluster().instance(),
                    RouteTable.of(
                        PeerRoutes.of(
                            peers.self(),
                            peers.local(),
                            streams.partitions(),
                            concat(concat(SparkViews.ALL, DeadLetterViews.ALL), MirrorViews.ALL),
                            concat(
                                concat(ofSpark.questions(), ofDeadLetters.questions()),
                                ofMirrors.questions()))),
                    metrics.registry(),
                    peers.authenticator())));
    Events events =
        parts.add(
            Events.start(
                StreamsProperties.clients(config),
                admin,
                concat(
                    spark.changes(
                        new LocalMutes(peers.local(), layouts.section(spark.layout()), clock)),
                    List.of(
                        DeadLetterChanges.of(
                            deadLetters.settings().topics().groups(),
                            deadLetters.groups().deserializer()),
                        MirrorChanges.of(
                            mirrors.settings().topics().flows(), mirrors.flows().deserializer()))),
                metrics.registry(),
                clock));
    DeadLetterQueries anywhere =
        new DeadLetterQueries(
            new ClusterPartitions(
                peers.cluster(), layouts.section(deadLetters.layout()), streams::nameOf),
            deadLetters.alerts(),
            clock);
    List<Route> commands = new ArrayList<>(redrives.begin(anywhere));
    ClusterPartitions ofEvents =
        new ClusterPartitions(peers.cluster(), layouts.section(spark.layout()), streams::nameOf);
    commands.addAll(spark.mutes(config, ofEvents, clock, parts));
    commands.add(
        BalanceRoutes.of(
            List.of(
                new BalanceOfEvents(ofEvents, spark.topics().events())::of, anywhere::balance)));
    long maxLag = config.lifecycle().readyMaxLag();
    RouteTable routes =
        Routes.all(
            concat(
                concat(
                    concat(
                        concat(ofSpark.routed(), ofDeadLetters.routed()),
                        concat(commands, List.of(HistoryRoutes.of(history(config, parts))))),
                    ofMirrors.routed()),
                PayloadRoutes.of(
                    deadLetters::reads,
                    parts.add(new RecordReader(StreamsProperties.clients(config), PAYLOADS)),
                    new Renderer(Outputs.schemas(config.registry())))),
            ClusterRoutes.of(
                peers.self(), peers.board()::members, streams.partitions(), streams::nameOf),
            events.routes(),
            new ReadyToAnswer(streams, sampler, drain, maxLag),
            new ReadyToRoll(streams, sampler, peers.board(), maxLag),
            metrics);
    HttpServer http =
        parts.add(
            HttpServer.start(
                outside,
                config.http().limits(),
                config.cluster().instance(),
                routes,
                metrics.registry(),
                callers));
    return new Instance(parts, http, streams, drain, config.lifecycle());
  }

  /** The usual mistake on a second machine: each instance would take itself for the only one. */
  private static void warnOfLoopback(String advertised, List<String> bootstrapServers) {
    if (isLoopback(advertised) && !bootstrapServers.stream().allMatch(Instance::isLoopback)) {
      LOG.warn(
          "Instances on other machines cannot reach this one at {}: set cluster.host and"
              + " cluster.advertised.address",
          advertised);
    }
  }

  private static boolean isLoopback(String hostAndPort) {
    return hostAndPort.startsWith("127.")
        || hostAndPort.startsWith("localhost:")
        || hostAndPort.startsWith("[::1]:");
  }

  private static Topology topology(
      Config config,
      SparkAssembly spark,
      DeadLetterAssembly deadLetters,
      Desk desk,
      MirrorAssembly mirrors) {
    StreamsBuilder builder =
        new StreamsBuilder(
            new TopologyConfig(
                new StreamsConfig(StreamsProperties.streams(config, Optional.empty()))));
    spark.addTo(builder);
    deadLetters.addTo(builder, desk);
    mirrors.addTo(builder);
    return builder.build();
  }

  private static <T> List<T> concat(List<? extends T> first, List<? extends T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Optional<BoundedHistory> history(Config config, Parts parts) {
    return config.history().quorum().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BoundedHistory(
                parts.add(new HBaseHistory(config.history())),
                config.http().limits().maxRequests()));
  }

  private static Authenticator callers(HttpSettings http) {
    return http.tokens()
        .<Authenticator>map(TokenAuthenticator::watching)
        .orElseGet(Authenticator::open);
  }

  private static Optional<Listener> inside(ClusterSettings cluster, Parts parts) {
    if (!cluster.enabled()) {
      LOG.info(
          "Neither cluster.secret nor cluster.tls.trust is set: this instance answers for its own"
              + " partitions alone");
      return Optional.empty();
    }
    return Optional.of(parts.add(Listener.bind(cluster.listener(), "cluster")));
  }

  /**
   * Peers ask for others: as many at a time as may ask those, and one more for each partition; and
   * as much at a time, which takes more room than those have needed.
   */
  private static HttpLimits limits(Config config) {
    HttpLimits outside = config.http().limits();
    return new HttpLimits(
        outside.maxRequests() * 4,
        outside.requestTimeout(),
        0,
        outside.maxBodyBytes(),
        0,
        outside.head().encodedAnew());
  }

  private static KafkaStreamsMetrics bind(Metrics metrics, StreamsNode streams) {
    Gauge.builder("tidewatch.store.iterators.open", streams, StreamsNode::openIterators)
        .description("Scans of stores that are going on")
        .register(metrics.registry());
    KafkaStreamsMetrics streamsMetrics = new KafkaStreamsMetrics(streams.streams());
    streamsMetrics.bindTo(metrics.registry());
    return streamsMetrics;
  }

  /** Where it listens. */
  public URI url() {
    return http.url();
  }

  /** Whether the topology has stopped for good, so that the process should end. */
  public boolean failed() {
    return streams.stopped();
  }

  /**
   * Says that it is not ready any more, goes on answering for {@code drain.delay.ms}, then stops:
   * no more requests, then the partitions are handed over, then peers are no more answered.
   */
  @Override
  public void close() {
    drain.begin();
    try {
      Thread.sleep(lifecycle.drainDelay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever interrupts does not want to wait
    }
    parts.close();
  }
}
