package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.CLUSTER;
import static dev.tidewatch.config.Key.optional;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Several instances, and how one of them ends. */
final class ClusterKeys {

  static final Key<Long> QUERY_MAX_LAG =
      optional(
          CLUSTER,
          "query.max.lag",
          Types.count(0, Long.MAX_VALUE),
          "1000",
          "Records that an answer may lack with `consistency=bounded` and no `maxLag`.");

  static final Key<Duration> QUERY_HEDGE =
      optional(
          CLUSTER,
          "query.hedge.ms",
          Types.milliseconds(10, 60_000),
          "250",
          "How long one instance is waited for alone; then the next one that can answer is asked as"
              + " well, and the first answer counts.");

  static final Key<Optional<String>> INSTANCE_NAME =
      optional(
              CLUSTER,
              "instance.name",
              Types.OPTIONAL_NAME,
              "",
              "What answers call this instance; each answer has it. Unless given, the name of the host"
                  + " and the number of the process. Containers that share their host's network have"
                  + " the same ones: give them names.")
          .example("tidewatch-0");

  static final Key<String> CLUSTER_HOST =
      optional(
          CLUSTER,
          "cluster.host",
          Types.HOST_NAME,
          "127.0.0.1",
          "Address to listen on for other instances. It listens only with `cluster.secret` or"
              + " `cluster.tls.trust`; without, an instance answers for its own partitions alone.");

  static final Key<Integer> CLUSTER_PORT =
      optional(
          CLUSTER,
          "cluster.port",
          Types.integer(0, 65_535),
          "8481",
          "Port to listen on for other instances; 0 takes any free one.");

  static final Key<Optional<String>> CLUSTER_ADVERTISED_ADDRESS =
      optional(
              CLUSTER,
              "cluster.advertised.address",
              Types.OPTIONAL_SERVER,
              "",
              "Where the other instances connect to. Unless given, where it listens.")
          .example("tidewatch-0.tidewatch-peers:8481");

  static final Key<Optional<Secret>> CLUSTER_SECRET =
      optional(
              CLUSTER,
              "cluster.secret",
              Types.SHARED_SECRET,
              "",
              "Signs the calls between instances; the same for all of them.")
          .example("a-long-random-text-for-all-instances");

  static final Key<Optional<Path>> CLUSTER_SECRET_FILE =
      optional(
              CLUSTER,
              "cluster.secret.file",
              Types.FILE,
              "",
              "A file that holds the secret, instead of `cluster.secret`. With several, one a line, calls"
                  + " are signed with the first and believed with any: so a secret is changed without"
                  + " a gap.")
          .example("/etc/tidewatch/cluster-secret");

  static final Key<Optional<Path>> CLUSTER_TLS_CERTIFICATE =
      optional(
              CLUSTER,
              "cluster.tls.certificate",
              Types.FILE,
              "",
              "PEM file with the certificate that instances show each other. With"
                  + " `cluster.tls.key` they speak HTTPS.")
          .example("/etc/tidewatch/peer.crt");

  static final Key<Optional<Path>> CLUSTER_TLS_KEY =
      optional(
              CLUSTER,
              "cluster.tls.key",
              Types.FILE,
              "",
              "PEM file (PKCS#8) with the private key of that certificate.")
          .example("/etc/tidewatch/peer.key");

  static final Key<Optional<Path>> CLUSTER_TLS_TRUST =
      optional(
              CLUSTER,
              "cluster.tls.trust",
              Types.FILE,
              "",
              "PEM file with the authorities that instances trust: each must then show a certificate"
                  + " of theirs (mutual TLS).")
          .example("/etc/tidewatch/peer-ca.crt");

  static final Key<List<Network>> CLUSTER_PEER_NETWORKS =
      optional(
          CLUSTER,
          "cluster.peer.networks",
          Types.NETWORKS,
          "127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7",
          "Networks that other instances may be in. An address elsewhere is not connected to, and a"
              + " link-local one never is.");

  static final Key<List<Integer>> CLUSTER_PEER_PORTS =
      optional(
              CLUSTER,
              "cluster.peer.ports",
              Types.PORTS,
              "",
              "Ports that other instances may have. Unless given, the one that this instance"
                  + " advertises.")
          .example("8481");

  static final Key<Long> HEALTH_READY_MAX_LAG =
      optional(
          CLUSTER,
          "health.ready.max.lag",
          Types.count(0, Long.MAX_VALUE),
          "10000",
          "Records of its changelog that a replica may lack in an instance that is ready, or that lets"
              + " another one be restarted.");

  static final Key<Duration> DRAIN_DELAY =
      optional(
          CLUSTER,
          "drain.delay.ms",
          Types.milliseconds(0, 600_000),
          "0",
          "After SIGTERM, how long the instance still answers while it says that it is not ready:"
              + " the time that a load balancer takes to notice.");

  static final Key<Duration> DRAIN_TIMEOUT =
      optional(
          CLUSTER,
          "drain.timeout.ms",
          Types.milliseconds(1_000, 600_000),
          "30000",
          "The time that ending may take after that delay; then the rest is cut off.");

  static final List<Key<?>> ALL =
      List.of(
          QUERY_MAX_LAG,
          QUERY_HEDGE,
          INSTANCE_NAME,
          CLUSTER_HOST,
          CLUSTER_PORT,
          CLUSTER_ADVERTISED_ADDRESS,
          CLUSTER_SECRET,
          CLUSTER_SECRET_FILE,
          CLUSTER_TLS_CERTIFICATE,
          CLUSTER_TLS_KEY,
          CLUSTER_TLS_TRUST,
          CLUSTER_PEER_NETWORKS,
          CLUSTER_PEER_PORTS,
          HEALTH_READY_MAX_LAG,
          DRAIN_DELAY,
          DRAIN_TIMEOUT);

  private ClusterKeys() {}
}
