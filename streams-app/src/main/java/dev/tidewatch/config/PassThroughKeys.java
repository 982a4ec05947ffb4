package dev.tidewatch.config;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A prefix under which settings go to Kafka as they are, except those that would break what
 * Tidewatch promises.
 *
 * @param prefix with its dot
 * @param doc for the reference page
 * @param known the names Kafka itself defines; others go to plugins (callbacks, interceptors)
 * @param refused name to reason
 */
record PassThroughKeys(String prefix, String doc, Set<String> known, Map<String, String> refused) {

  private static final String EXACTLY_ONCE =
      "counts are exact only with exactly-once processing, which sets this itself";
  private static final String OWN_DATA =
      "the topology writes and reads its own formats, which sets this itself";

  private static final Map<String, String> REFUSED_FOR_CLIENTS =
      Map.ofEntries(
          entry("bootstrap.servers", "it has a key of its own: bootstrap.servers"),
          entry("group.id", "it is the application.id"),
          entry("group.protocol", groupProtocol()),
          entry("group.instance.id", "it has a key of its own: group.instance.id"),
          entry("client.id", "Kafka Streams names its clients after the application.id"),
          entry("isolation.level", EXACTLY_ONCE),
          entry("enable.auto.commit", EXACTLY_ONCE),
          entry("enable.idempotence", EXACTLY_ONCE),
          entry("acks", EXACTLY_ONCE),
          entry("transactional.id", EXACTLY_ONCE),
          entry("max.in.flight.requests.per.connection", EXACTLY_ONCE),
          entry("auto.offset.reset", "a log that starts in its middle gives wrong numbers"),
          entry("partition.assignment.strategy", "stores and partitions are assigned together"),
          entry("partitioner.class", "a query must find a key where it was written"),
          entry("partitioner.ignore.keys", "a query must find a key where it was written"),
          entry("key.deserializer", OWN_DATA),
          entry("value.deserializer", OWN_DATA),
          entry("key.serializer", OWN_DATA),
          entry("value.serializer", OWN_DATA));

  private static final Map<String, String> REFUSED_FOR_STREAMS =
      Map.ofEntries(
          entry("processing.guarantee", EXACTLY_ONCE),
          entry("application.id", "it has a key of its own: application.id"),
          entry("state.dir", "it has a key of its own: state.dir"),
          entry("commit.interval.ms", "it has a key of its own: commit.interval.ms"),
          entry("num.stream.threads", "it has a key of its own: num.stream.threads"),
          entry("num.standby.replicas", "it has a key of its own: num.standby.replicas"),
          entry("application.server", "instances find each other by the address they set here"),
          entry("topology.optimization", "it renames internal topics, which loses their state"),
          entry(
              "ensure.explicit.internal.resource.naming",
              "it keeps the names of internal topics stable"),
          entry("default.key.serde", OWN_DATA),
          entry("default.value.serde", OWN_DATA),
          entry("dsl.store.suppliers.class", OWN_DATA),
          entry("default.dsl.store", OWN_DATA),
          entry("deserialization.exception.handler", "bad lines have a topic of their own"),
          entry("default.deserialization.exception.handler", "bad lines have a topic of their own"),
          entry("processing.exception.handler", "skipping a record would make counts wrong"),
          entry("production.exception.handler", "skipping a record would make counts wrong"),
          entry(
              "default.production.exception.handler", "skipping a record would make counts wrong"),
          entry("errors.dead.letter.queue.topic.name", "bad lines have a topic of their own"),
          entry("topic.cleanup.policy", "stores are restored from compacted changelogs"));

  static final PassThroughKeys KAFKA =
      new PassThroughKeys(
          "kafka.",
          "Settings of every Kafka client (consumer, producer, admin), such as"
              + " `kafka.security.protocol`, `kafka.sasl.mechanism`, `kafka.sasl.jaas.config`.",
          Stream.of(
                  ConsumerConfig.configNames(),
                  ProducerConfig.configNames(),
                  AdminClientConfig.configNames())
              .flatMap(Set::stream)
              .collect(Collectors.toUnmodifiableSet()),
          REFUSED_FOR_CLIENTS);

  static final PassThroughKeys STREAMS =
      new PassThroughKeys(
          "streams.",
          "Settings of Kafka Streams, such as `streams.replication.factor` or, for one of its"
              + " clients, `streams.main.consumer.max.poll.records`.",
          StreamsConfig.configDef().names(),
          union(REFUSED_FOR_CLIENTS, REFUSED_FOR_STREAMS));

  /** Followed by the alias of a cluster, a dot, and the name of a setting. */
  static final PassThroughKeys MIRROR_CLUSTERS =
      new PassThroughKeys(
          "mirror.clusters.",
          "How to reach the clusters that are mirrored from, each by its alias, which has no dot:"
              + " `mirror.clusters.A.bootstrap.servers`, `mirror.clusters.A.security.protocol` and so"
              + " on. They are asked for end offsets, offsets of groups, and offset syncs when somebody"
              + " asks whether groups can fail over; nothing is ever written there. In the environment"
              + " aliases are in lower case.",
          KAFKA.known(),
          Map.of(
              "group.id",
              "records are read by position, in no group",
              "enable.auto.commit",
              "nothing is written there",
              "key.deserializer",
              OWN_DATA,
              "value.deserializer",
              OWN_DATA));

  static final PassThroughKeys HISTORY =
      new PassThroughKeys(
          "history.client.",
          "Settings of HBase's client, such as `history.client.zookeeper.znode.parent` or"
              + " `history.client.hbase.security.authentication`.",
          Set.of(),
          Map.of(
              "hbase.zookeeper.quorum", "it has a key of its own: history.hbase.zookeeper.quorum"));

  static final List<PassThroughKeys> ALL = List.of(KAFKA, STREAMS, MIRROR_CLUSTERS, HISTORY);

  /** Longest first: {@code main.consumer.} ends in {@code consumer.}. */
  private static final List<String> CLIENT_PREFIXES =
      List.of(
          StreamsConfig.RESTORE_CONSUMER_PREFIX,
          StreamsConfig.GLOBAL_CONSUMER_PREFIX,
          StreamsConfig.MAIN_CONSUMER_PREFIX,
          StreamsConfig.CONSUMER_PREFIX,
          StreamsConfig.PRODUCER_PREFIX,
          StreamsConfig.ADMIN_CLIENT_PREFIX);

  /** What is wrong with a key of this prefix, if anything. */
  Optional<ConfigError> check(Given given) {
    String name = nameOf(given.key());
    String reason = refused.get(withoutClientPrefix(name));
    if (reason != null) {
      return Optional.of(error(given, "not this one: " + reason, "Remove it."));
    }
    if (name.isEmpty()) {
      return Optional.of(
          error(given, prefix + "<name of a setting>", "Give the name, or remove it."));
    }
    return misspelt(name)
        .map(meant -> error(given, "Kafka's own names", "Did you mean " + prefix + meant + "?"));
  }

  /** The name of a setting: what follows the prefix, and the alias of a cluster. */
  private String nameOf(String key) {
    String name = key.substring(prefix.length());
    return prefix.equals("mirror.clusters.") ? name.substring(name.indexOf('.') + 1) : name;
  }

  /** Only what is nearly a name of Kafka's: other names belong to plugins and must pass. */
  private Optional<String> misspelt(String name) {
    return known.contains(name) || !withoutClientPrefix(name).equals(name)
        ? Optional.empty()
        : Suggestion.nearest(name, new TreeSet<>(known), 2);
  }

  private static String withoutClientPrefix(String name) {
    return CLIENT_PREFIXES.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(client -> name.substring(client.length()))
        .orElse(name);
  }

  private static ConfigError error(Given given, String allowed, String action) {
    return new ConfigError(given.key(), Secret.MASK, given.where(), allowed, action);
  }

  private static String groupProtocol() {
    return "with group.protocol=streams standby replicas are not made and keys can be routed to the"
        + " wrong instance (KAFKA-20887); Tidewatch uses classic";
  }

  private static Map<String, String> union(Map<String, String> a, Map<String, String> b) {
    Map<String, String> union = new TreeMap<>(a);
    union.putAll(b);
    return Map.copyOf(union);
  }
}
