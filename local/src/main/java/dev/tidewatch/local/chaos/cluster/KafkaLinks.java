package dev.tidewatch.local.chaos.cluster;

import dev.tidewatch.local.chaos.link.FaultyLink;
import dev.tidewatch.local.chaos.link.LinkMode;
import dev.tidewatch.local.chaos.link.Loopback;
import dev.tidewatch.local.chaos.link.Relay;
import dev.tidewatch.local.kafka.KafkaCluster;
import dev.tidewatch.local.kafka.KafkaProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The links of one instance to the brokers: a listener of its own on each broker, which only these
 * links lead to.
 */
final class KafkaLinks {
  private final String listener;
  private final List<FaultyLink> links = new ArrayList<>();

  KafkaLinks(Relay relay, InstanceAddress instance, int brokers) {
    this.listener = "INSTANCE" + instance.number();
    for (int broker = 1; broker <= brokers; broker++) {
      links.add(FaultyLink.open(relay, Loopback.of(1, 0)));
    }
  }

  /** Adds the listener to brokers that are about to start. */
  void addTo(KafkaCluster.Builder builder) {
    builder.listener(listener, broker -> links.get(broker - 1).hostAndPort());
  }

  /** Leads to the brokers, which have started. */
  void connect(KafkaCluster kafka) {
    for (KafkaProcess broker : kafka.brokers()) {
      links.get(broker.id() - 1).to(Loopback.of(1, broker.port(listener)));
    }
  }

  /** {@code host:port,…} for the instance. */
  String bootstrapServers() {
    return links.stream().map(FaultyLink::hostAndPort).collect(Collectors.joining(","));
  }

  void mode(LinkMode mode) {
    links.forEach(link -> link.mode(mode));
  }
}
