package dev.tidewatch.app;

import dev.tidewatch.config.Config;
import dev.tidewatch.config.MirrorSettings;
import dev.tidewatch.core.mirror.link.Rules;
import dev.tidewatch.core.mirror.naming.Naming;
import dev.tidewatch.kafka.Layout;
import dev.tidewatch.kafka.StreamsProperties;
import dev.tidewatch.kafka.TopicSetup;
import dev.tidewatch.mirror.Failover;
import dev.tidewatch.mirror.MirrorFlow;
import dev.tidewatch.mirror.MirrorGauges;
import dev.tidewatch.mirror.MirrorScope;
import dev.tidewatch.mirror.MirrorStores;
import dev.tidewatch.mirror.MirrorTopics;
import dev.tidewatch.mirror.MirrorTopology;
import dev.tidewatch.mirror.MirrorTopologySettings;
import dev.tidewatch.mirror.probe.Clusters;
import dev.tidewatch.mirror.watch.Watch;
import dev.tidewatch.mirror.watch.WatchingClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsBuilder;

/** The feature of mirrors as it is configured: topics, topology, what the stores rest on. */
record MirrorAssembly(
    MirrorSettings given, MirrorTopologySettings settings, Layout layout, Serde<MirrorFlow> flows) {

  /**
   * Creates missing topics.
   *
   * @throws dev.tidewatch.kafka.KafkaUnavailableException when Kafka does not answer or refuses
   * @throws dev.tidewatch.registry.RegistryUnavailableException when no schema registry answers
   */
  static MirrorAssembly of(Config config, Admin admin, MeterRegistry meters) {
    MirrorSettings given = config.mirrors();
    String group = config.streams().applicationId();
    Naming naming =
        new Naming(
            given.naming().separator(),
            given.naming().internalSeparator(),
            given.naming().identity(),
            given.naming().heartbeats());
    MirrorTopics topics = MirrorTopics.of(naming, group, given.flowsTopic());
    new TopicSetup(admin)
        .ensure(List.of(TopicSetup.Wanted.table(topics.flows(), given.partitions())));
    return new MirrorAssembly(
        given,
        new MirrorTopologySettings(
            topics,
            given.cluster(),
            given.partitions(),
            rules(given.rules()),
            given.retention(),
            given.maxFlows(),
            given.maxCheckpoints(),
            MirrorTopologySettings.DEFAULT_MAX_VALUE_BYTES,
            new Watch(),
            new MirrorGauges(meters)),
        new Layout(
            group,
            topics.flows(),
            List.of(group + "-" + MirrorTopology.OBSERVATIONS + "-repartition"),
            MirrorStores.LOGGED,
            given.partitions(),
            topics.sources()),
        Outputs.of(config.registry()).serde(topics.flows(), MirrorFlow.class));
  }

  private static Rules rules(MirrorSettings.Liveness given) {
    return new Rules(
        given.lateIntervals(),
        given.downIntervals(),
        given.interval(),
        given.lateLatency(),
        Rules.DEFAULT.watchGap());
  }

  /** The clients of Kafka Streams, which note when heartbeats arrive. */
  KafkaClientSupplier clients(Clock clock) {
    return new WatchingClients(settings.topics()::hasHeartbeats, settings.watch(), clock);
  }

  MirrorScope scope() {
    return new MirrorScope(settings.topics().naming(), given.cluster(), given.syncsOnTarget());
  }

  /** What can be asked at both ends of links. */
  Clusters clusters(Config config, Clock clock) {
    Map<String, Properties> sources = new HashMap<>();
    given
        .clusters()
        .forEach(
            (alias, settings) -> {
              Properties properties = new Properties();
              settings.values().forEach(properties::setProperty);
              sources.put(alias, properties);
            });
    return new Clusters(
        settings.topics().naming(),
        given.syncsOnTarget(),
        StreamsProperties.clients(config),
        sources,
        given.askTimeout(),
        clock);
  }

  Failover failover(Clusters clusters) {
    return new Failover(clusters, given.checkpointStale());
  }

  void addTo(StreamsBuilder builder) {
    MirrorTopology.add(builder, settings, flows);
  }
}
