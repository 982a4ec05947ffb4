package dev.tidewatch.local.chaos.cluster;

import dev.tidewatch.local.chaos.link.LinkMode;
import dev.tidewatch.local.chaos.link.ProcessSockets;
import dev.tidewatch.local.chaos.link.Relay;
import dev.tidewatch.local.kafka.KafkaCluster;
import dev.tidewatch.local.kafka.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Three brokers and some instances, each a process of its own, with a link on every way between
 * them. Owned by one thread.
 */
public final class ChaosCluster implements AutoCloseable {
  /** The topic of the events. */
  public static final String TOPIC = "spark.events";

  /** Its partitions. */
  public static final int PARTITIONS = 8;

  private static final int BROKERS = 3;

  /** How long an instance that is stopped still answers: longer than readers take to notice. */
  private static final int DRAIN_DELAY_MS = 1_000;

  private final Relay relay;
  private final KafkaCluster kafka;
  private final PeerLinks peerLinks;
  private final List<KafkaLinks> kafkaLinks;
  private final List<ChaosInstance> instances;

  private ChaosCluster(
      Relay relay,
      KafkaCluster kafka,
      PeerLinks peerLinks,
      List<KafkaLinks> kafkaLinks,
      List<ChaosInstance> instances) {
    this.relay = relay;
    this.kafka = kafka;
    this.peerLinks = peerLinks;
    this.kafkaLinks = List.copyOf(kafkaLinks);
    this.instances = List.copyOf(instances);
  }

  /**
   * Starts brokers and instances, and returns when all are ready.
   *
   * @param directory for everything they write
   * @param count of instances, 1 to 3
   */
  public static ChaosCluster start(Path directory, int count) {
    var sockets = new ProcessSockets();
    var relay = new Relay(sockets);
    List<Integer> ports = Ports.free(3);
    List<InstanceAddress> addresses =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> new InstanceAddress(n, ports.get(0), ports.get(1), ports.get(2)))
            .toList();
    var peerLinks = new PeerLinks(relay, addresses);
    List<KafkaLinks> kafkaLinks =
        addresses.stream().map(each -> new KafkaLinks(relay, each, BROKERS)).toList();
    KafkaCluster.Builder builder =
        KafkaCluster.in(directory.resolve("kafka")).brokers(BROKERS).jvmOptions("-Xmx384m");
    kafkaLinks.forEach(links -> links.addTo(builder));
    KafkaCluster kafka = builder.start();
    kafkaLinks.forEach(links -> links.connect(kafka));
    String secret = UUID.randomUUID().toString();
    var instances = new ArrayList<ChaosInstance>();
    for (int i = 0; i < count; i++) {
      InstanceAddress address = addresses.get(i);
      instances.add(
          new ChaosInstance(
              address,
              settings(address, kafkaLinks.get(i).bootstrapServers(), secret),
              directory.resolve(address.name()),
              pid -> sockets.name(address.name(), pid)));
    }
    var cluster = new ChaosCluster(relay, kafka, peerLinks, kafkaLinks, instances);
    try {
      // The first one creates the topics; the others would only wait for it.
      instances.forEach(ChaosInstance::start);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static List<String> settings(InstanceAddress address, String bootstrap, String secret) {
    return List.of(
        "bootstrap.servers=" + bootstrap,
        "application.id=chaos",
        "instance.name=" + address.name(),
        "spark.events.topic=" + TOPIC,
        "spark.events.partitions=" + PARTITIONS,
        "http.host=" + address.host(),
        "http.port=" + address.httpPort(),
        "cluster.host=" + address.host(),
        "cluster.port=" + address.clusterPort(),
        "cluster.advertised.address=" + address.host() + ":" + address.linkPort(),
        "cluster.secret=" + secret,
        "num.stream.threads=1",
        "drain.delay.ms=" + DRAIN_DELAY_MS);
  }

  /** For clients that no fault of an instance concerns. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** The brokers. */
  public KafkaCluster kafka() {
    return kafka;
  }

  /** The instances, by number. */
  public List<ChaosInstance> instances() {
    return instances;
  }

  /** Changes every way between an instance and the others, in both directions. */
  public void betweenPeers(ChaosInstance instance, LinkMode mode) {
    peerLinks.around(instance.address(), mode);
  }

  /** Changes the way that the others reach an instance on. */
  public void toPeer(ChaosInstance instance, LinkMode mode) {
    peerLinks.to(instance.address(), mode);
  }

  /** Changes every way between an instance and the brokers. */
  public void toKafka(ChaosInstance instance, LinkMode mode) {
    kafkaLinks.get(instance.address().number() - 1).mode(mode);
  }

  /** Ends everything. */
  @Override
  public void close() {
    instances.stream().filter(ChaosInstance::isAlive).forEach(ChaosInstance::kill);
    kafka.close();
    relay.close();
  }
}
