package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.CLUSTER;
import static dev.tidewatch.config.Key.Section.DEADLETTER;
import static dev.tidewatch.config.Key.Section.HISTORY;
import static dev.tidewatch.config.Key.Section.HTTP;
import static dev.tidewatch.config.Key.Section.KAFKA;
import static dev.tidewatch.config.Key.Section.MIRROR;
import static dev.tidewatch.config.Key.Section.OUTPUT;
import static dev.tidewatch.config.Key.Section.SPARK;
import static dev.tidewatch.config.Key.optional;
import static dev.tidewatch.config.Key.required;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every configuration key, once. The reference page is generated from this list. */
final class Keys {

  static final Key<List<String>> BOOTSTRAP_SERVERS =
      required(
          KAFKA,
          "bootstrap.servers",
          Types.SERVERS,
          "localhost:9092",
          "Brokers of the Kafka cluster that holds the input topics and Tidewatch's own topics.");

  static final Key<String> APPLICATION_ID =
      optional(
          KAFKA,
          "application.id",
          Types.APPLICATION_NAME,
          "tidewatch",
          "Consumer group and prefix of internal topics. Instances with the same id share the work."
              + " Another id starts from an empty state, and needs output topics of its own:"
              + " `spark.applications.topic`, `spark.deadletter.topic`, `deadletter.topic`,"
              + " `deadletter.groups.topic`, `deadletter.commands.topic` and `mirror.flows.topic`."
              + " Two ids that write to the"
              + " same ones corrupt them, and the events.");

  static final Key<Path> STATE_DIR =
      optional(
          KAFKA,
          "state.dir",
          Types.DIRECTORY,
          "tidewatch-state",
          "Where the state stores are kept on disk. An instance that restarts on the same"
              + " directory restores only what it missed. One directory an instance.");

  static final Key<Duration> COMMIT_INTERVAL =
      optional(
          KAFKA,
          "commit.interval.ms",
          // With exactly-once a commit ends a transaction, which Kafka Streams lets live for 10 s.
          Types.milliseconds(100, 10_000),
          "500",
          "How often a transaction is committed, which is how long output topics stay behind.");

  static final Key<Integer> NUM_STREAM_THREADS =
      optional(
          KAFKA,
          "num.stream.threads",
          Types.integer(1, 64),
          "2",
          "Threads that process partitions. More than there are partitions stay idle.");

  static final Key<Integer> NUM_STANDBY_REPLICAS =
      optional(
          KAFKA,
          "num.standby.replicas",
          Types.integer(0, 10),
          "1",
          "Copies of every store on other instances, which answer while the active one is lost."
              + " With one instance there is nowhere to put them, and none are made.");

  static final Key<Optional<String>> GROUP_INSTANCE_ID =
      optional(
              KAFKA,
              "group.instance.id",
              Types.OPTIONAL_NAME,
              "",
              "Makes the instance a static member of its group: while it restarts within the session"
                  + " timeout nothing is moved, and its standbys answer. A different one for each"
                  + " instance.")
          .example("tidewatch-0");

  static final Key<Optional<String>> RACK =
      optional(
              KAFKA,
              "rack",
              Types.OPTIONAL_NAME,
              "",
              "Where the instance stands, such as an availability zone: standby replicas are put into"
                  + " other racks than the active one. Set it on all instances or on none.")
          .example("zone-a");

  static final Key<String> SPARK_EVENTS_TOPIC =
      optional(
          SPARK,
          "spark.events.topic",
          Types.TOPIC_NAME,
          "spark.events",
          "Input: one Spark event a record, keyed by application id.");

  static final Key<Integer> SPARK_EVENTS_PARTITIONS =
      optional(
          SPARK,
          "spark.events.partitions",
          Types.integer(1, 10_000),
          "8",
          "Partitions that the input topic gets when Tidewatch creates it. One that exists is taken"
              + " as it is; do not add partitions later, since keys are placed by their number.");

  static final Key<String> SPARK_APPLICATIONS_TOPIC =
      optional(
          SPARK,
          "spark.applications.topic",
          Types.TOPIC_NAME,
          "tidewatch.spark.applications",
          "Output, compacted: one record an application attempt.");

  static final Key<String> SPARK_DEADLETTER_TOPIC =
      optional(
          SPARK,
          "spark.deadletter.topic",
          Types.TOPIC_NAME,
          "tidewatch.spark.deadletters",
          "Output: event lines that could not be used, with their position and the reason.");

  static final Key<Duration> SPARK_RETENTION =
      optional(
          SPARK,
          "spark.retention.ms",
          Types.milliseconds(60_000, 315_360_000_000L),
          "2592000000",
          "How long an application is kept after its last event (the default is 30 days).");

  static final Key<Integer> SPARK_RETENTION_MAX_APPLICATIONS =
      optional(
          SPARK,
          "spark.retention.max.applications",
          Types.integer(0, Integer.MAX_VALUE),
          "0",
          "Applications kept in each partition; the ones longest without an event go first."
              + " 0 sets no bound.");

  static final Key<Pattern> DEADLETTER_TOPICS_PATTERN =
      optional(
          DEADLETTER,
          "deadletter.topics.pattern",
          Types.TOPICS_PATTERN,
          "dlq[.].*",
          "Input: every topic whose whole name matches is read as dead letters, new ones too. Topics"
              + " of Tidewatch's own must not match. In a file of properties a backslash is written"
              + " twice.");

  static final Key<String> DEADLETTER_TOPIC =
      optional(
          DEADLETTER,
          "deadletter.topic",
          Types.TOPIC_NAME,
          "tidewatch.deadletters",
          "Output: what each dead letter says, by the fingerprint of its group, without its payload."
              + " Tidewatch reads it again to group them: one topic for each `application.id`.");

  static final Key<String> DEADLETTER_GROUPS_TOPIC =
      optional(
          DEADLETTER,
          "deadletter.groups.topic",
          Types.TOPIC_NAME,
          "tidewatch.deadletter.groups",
          "Output, compacted: one record a group.");

  static final Key<String> DEADLETTER_COMMANDS_TOPIC =
      optional(
          DEADLETTER,
          "deadletter.commands.topic",
          Types.TOPIC_NAME,
          "tidewatch.commands",
          "What operators have done to groups, and what redrives have done: the audit. Tidewatch"
              + " writes and reads it; it has as many partitions as `deadletter.topic`, and should"
              + " keep its records for ever.");

  static final Key<Integer> DEADLETTER_PARTITIONS =
      optional(
          DEADLETTER,
          "deadletter.partitions",
          Types.integer(1, 10_000),
          "4",
          "Partitions that `deadletter.topic`, `deadletter.groups.topic` and"
              + " `deadletter.commands.topic` get when Tidewatch creates them. Where the first exists it is taken as it is; do not add partitions later,"
              + " since groups are placed by their number.");

  static final Key<Integer> DEADLETTER_RECORDS_PER_GROUP =
      optional(
          DEADLETTER,
          "deadletter.records.per.group",
          Types.integer(1, 100_000),
          "1000",
          "Dead letters of each group that are listed by their position, the newest ones. All are"
              + " counted.");

  static final Key<Duration> DEADLETTER_RETENTION =
      optional(
          DEADLETTER,
          "deadletter.retention.ms",
          Types.milliseconds(60_000, 315_360_000_000L),
          "2592000000",
          "How long a group is kept after its last dead letter came in (the default is 30 days).");

  static final Key<Integer> DEADLETTER_MAX_GROUPS =
      optional(
          DEADLETTER,
          "deadletter.max.groups",
          Types.integer(1, 10_000_000),
          "100000",
          "Groups kept in each partition; the ones longest without a dead letter go first.");

  static final Key<Integer> DEADLETTER_ALERT_RATE_FACTOR =
      optional(
          DEADLETTER,
          "deadletter.alert.rate.factor",
          Types.integer(1, 1_000_000),
          "10",
          "A group has the alert `RATE` when it had so many times as many dead letters in the last 5"
              + " minutes as in the mean 5 minutes of the 24 hours before.");

  static final Key<Integer> DEADLETTER_ALERT_RATE_MINIMUM =
      optional(
          DEADLETTER,
          "deadletter.alert.rate.minimum",
          Types.integer(1, 1_000_000_000),
          "10",
          "Fewer dead letters than this in the last 5 minutes are no alert `RATE`, whatever the mean.");

  static final Key<Optional<String>> MIRROR_CLUSTER =
      optional(
              MIRROR,
              "mirror.cluster",
              Types.OPTIONAL_NAME,
              "",
              "Alias by which MirrorMaker 2 calls the cluster of `bootstrap.servers`. Unless given, it is"
                  + " learnt from the heartbeats that are written there, as long as they all agree.")
          .example("B");

  static final Key<String> MIRROR_FLOWS_TOPIC =
      optional(
          MIRROR,
          "mirror.flows.topic",
          Types.TOPIC_NAME,
          "tidewatch.mirror.flows",
          "Output: the latest state of each flow, by `source->target`.");

  static final Key<Integer> MIRROR_PARTITIONS =
      optional(
          MIRROR,
          "mirror.partitions",
          Types.integer(1, 1_000),
          "2",
          "Partitions that flows are spread over, by their source. Do not change it later: state is"
              + " placed by it, and Kafka Streams refuses another number.");

  static final Key<String> MIRROR_SEPARATOR =
      optional(
          MIRROR,
          "mirror.replication.policy.separator",
          Types.SEPARATOR,
          ".",
          "MirrorMaker 2's `replication.policy.separator`.");

  static final Key<Boolean> MIRROR_INTERNAL_SEPARATOR =
      optional(
          MIRROR,
          "mirror.replication.policy.internal.topic.separator.enabled",
          Types.BOOLEAN,
          "true",
          "MirrorMaker 2's `replication.policy.internal.topic.separator.enabled`.");

  static final Key<Boolean> MIRROR_IDENTITY =
      optional(
          MIRROR,
          "mirror.replication.policy.identity",
          Types.BOOLEAN,
          "false",
          "Whether topics keep their names (`IdentityReplicationPolicy`).");

  static final Key<String> MIRROR_HEARTBEATS_TOPIC =
      optional(
          MIRROR,
          "mirror.heartbeats.topic",
          Types.TOPIC_NAME,
          "heartbeats",
          "Name of the topic that heartbeat connectors write to.");

  static final Key<Boolean> MIRROR_SYNCS_ON_TARGET =
      optional(
          MIRROR,
          "mirror.offset.syncs.on.target",
          Types.BOOLEAN,
          "false",
          "Whether MirrorMaker 2 has `offset-syncs.topic.location=target`. The names of their topics"
              + " do not tell.");

  static final Key<Duration> MIRROR_HEARTBEAT_INTERVAL =
      optional(
          MIRROR,
          "mirror.heartbeat.interval.ms",
          Types.milliseconds(0, 3_600_000),
          "0",
          "Time between two heartbeats; 0 learns it from the heartbeats themselves.");

  static final Key<Integer> MIRROR_LATE_INTERVALS =
      optional(
          MIRROR,
          "mirror.late.intervals",
          Types.integer(1, 1_000),
          "2",
          "After so many intervals without a heartbeat a link is LATE.");

  static final Key<Integer> MIRROR_DOWN_INTERVALS =
      optional(
          MIRROR,
          "mirror.down.intervals",
          Types.integer(2, 100_000),
          "10",
          "After so many intervals without a heartbeat a link is DOWN.");

  static final Key<Duration> MIRROR_LATE_LATENCY =
      optional(
          MIRROR,
          "mirror.late.latency.ms",
          Types.milliseconds(1, 86_400_000),
          "60000",
          "A link whose heartbeats take longer is LATE, though they come.");

  static final Key<Duration> MIRROR_CHECKPOINT_STALE =
      optional(
          MIRROR,
          "mirror.checkpoint.stale.ms",
          Types.milliseconds(1_000, 86_400_000),
          "300000",
          "How old a checkpoint may be while its group moves. More than MirrorMaker 2's"
              + " `emit.checkpoints.interval.seconds`.");

  static final Key<Duration> MIRROR_RETENTION =
      optional(
          MIRROR,
          "mirror.retention.ms",
          Types.milliseconds(3_600_000, 315_360_000_000L),
          "7776000000",
          "How long signals, checkpoints and offset syncs are kept that nothing comes of any more (the"
              + " default is 90 days). Checkpoints come only when a group moves.");

  static final Key<Integer> MIRROR_MAX_FLOWS =
      optional(
          MIRROR,
          "mirror.max.flows",
          Types.integer(1, 1_000_000),
          "10000",
          "Emitters and links that a partition follows; further ones are counted and left out.");

  static final Key<Integer> MIRROR_MAX_CHECKPOINTS =
      optional(
          MIRROR,
          "mirror.max.checkpoints",
          Types.integer(1, Integer.MAX_VALUE),
          "20000000",
          "Checkpoints and offset syncs, by group and partition, that a partition of flows keeps; further"
              + " ones are counted and left out.");

  static final Key<Duration> MIRROR_ASK_TIMEOUT =
      optional(
          MIRROR,
          "mirror.ask.timeout.ms",
          Types.milliseconds(100, 60_000),
          "3000",
          "How long the clusters of `mirror.clusters.*` are waited for when somebody asks whether groups"
              + " can fail over. Without an answer the numbers are bounds, and say so.");

  static final Key<Integer> DEADLETTER_ALERT_INPUT_PERCENT =
      optional(
          DEADLETTER,
          "deadletter.alert.input.percent",
          Types.integer(1, 100),
          "25",
          "A group has the alert `INPUT_RATIO` when so much of what lay between its dead letters in"
              + " the topics that they failed in has failed, in this hour and the one before, and"
              + " there were `deadletter.alert.rate.minimum` of them.");

  static final Key<List<URI>> SCHEMA_REGISTRY_URL =
      optional(
              OUTPUT,
              "schema.registry.url",
              Types.URLS,
              "",
              "Schema registries, tried in this order. With one, output topics are Avro; without,"
                  + " JSON.")
          .example("http://localhost:8081");

  static final Key<Optional<Secret>> SCHEMA_REGISTRY_CREDENTIALS =
      optional(
              OUTPUT,
              "schema.registry.basic.auth.user.info",
              Types.USER_AND_PASSWORD,
              "",
              "User and password for the schema registries (HTTP basic authentication).")
          .example("user:password");

  static final Key<List<String>> HISTORY_QUORUM =
      optional(
              HISTORY,
              "history.hbase.zookeeper.quorum",
              Types.OPTIONAL_SERVERS,
              "",
              "ZooKeeper's servers of the HBase that the HBase sink writes to. With them,"
                  + " `GET /api/v1/fleet/history` is answered.")
          .example("zookeeper-1:2181,zookeeper-2:2181,zookeeper-3:2181");

  static final Key<String> HISTORY_TABLE =
      optional(
          HISTORY,
          "history.hbase.table",
          Types.HBASE_TABLE,
          "tidewatch_applications",
          "The table that the sink writes, with its standard row key and columns.");

  static final Key<Optional<Pattern>> REDACTION_KEY_PATTERN =
      optional(
              OUTPUT,
              "redaction.key.pattern",
              Types.PATTERN,
              "",
              "Properties whose name has a match are redacted, besides the built-in ones.")
          .example("(?i)license");

  static final Key<Optional<Pattern>> REDACTION_VALUE_PATTERN =
      optional(
              OUTPUT,
              "redaction.value.pattern",
              Types.PATTERN,
              "",
              "Text that matches is redacted wherever it stands, besides the built-in patterns.")
          .example("ACME-[0-9A-F]{32}");

  static final Key<String> HTTP_HOST =
      optional(
          HTTP,
          "http.host",
          Types.HOST_NAME,
          "127.0.0.1",
          "Address to listen on. Anything but loopback needs `http.tokens.file`, or"
              + " `http.allow.remote=true`.");

  static final Key<Integer> HTTP_PORT =
      optional(
          HTTP,
          "http.port",
          Types.integer(0, 65_535),
          "8480",
          "Port to listen on; 0 takes any free one.");

  static final Key<Boolean> HTTP_ALLOW_REMOTE =
      optional(
          HTTP,
          "http.allow.remote",
          Types.BOOLEAN,
          "false",
          "Lets `http.host` be other than loopback without `http.tokens.file`. Whoever reaches the"
              + " port reads everything.");

  static final Key<Optional<Path>> HTTP_TLS_CERTIFICATE =
      optional(
              HTTP,
              "http.tls.certificate",
              Types.FILE,
              "",
              "PEM file with the certificate and those that lead to its root. With `http.tls.key` the"
                  + " listener speaks HTTPS.")
          .example("/etc/tidewatch/tls.crt");

  static final Key<Optional<Path>> HTTP_TLS_KEY =
      optional(HTTP, "http.tls.key", Types.FILE, "", "PEM file (PKCS#8) with the private key.")
          .example("/etc/tidewatch/tls.key");

  static final Key<Optional<Path>> HTTP_TOKENS_FILE =
      optional(
              HTTP,
              "http.tokens.file",
              Types.FILE,
              "",
              "Who may ask: one token a line, hashed, with a role; `./tidewatch token` makes them."
                  + " Without it, everybody may who reaches the port. A change is read within"
                  + " seconds.")
          .example("/etc/tidewatch/tokens");

  static final Key<Integer> HTTP_MAX_REQUESTS =
      optional(
          HTTP,
          "http.max.requests",
          Types.integer(1, 1024),
          "64",
          "Requests worked on at a time; one more is answered 503 at once. Health and metrics are"
              + " always answered.");

  static final Key<Duration> HTTP_REQUEST_TIMEOUT =
      optional(
          HTTP,
          "http.request.timeout.ms",
          Types.milliseconds(100, 600_000),
          "10000",
          "The time one request has, and how long a connection may stay without a byte.");

  static final Key<Integer> HTTP_MAX_STREAMS =
      optional(
          HTTP,
          "http.max.streams",
          Types.integer(0, 1024),
          "32",
          "Event streams open at a time; one more is answered 503 at once.");

  static final Key<Integer> HTTP_MAX_BODY_BYTES =
      optional(
          HTTP,
          "http.max.body.bytes",
          Types.integer(0, 16 << 20),
          "65536",
          "The longest body of a request; a longer one is answered 413.");

  static final Key<Integer> HTTP_MAX_REQUESTS_PER_SECOND =
      optional(
          HTTP,
          "http.max.requests.per.second",
          Types.integer(0, 1_000_000),
          "0",
          "Requests of one principal in a second; one that asks faster is answered 429. 0 sets no"
              + " limit. Health and metrics are not counted.");

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
          BOOTSTRAP_SERVERS,
          APPLICATION_ID,
          STATE_DIR,
          COMMIT_INTERVAL,
          NUM_STREAM_THREADS,
          NUM_STANDBY_REPLICAS,
          GROUP_INSTANCE_ID,
          RACK,
          SPARK_EVENTS_TOPIC,
          SPARK_EVENTS_PARTITIONS,
          SPARK_APPLICATIONS_TOPIC,
          SPARK_DEADLETTER_TOPIC,
          SPARK_RETENTION,
          SPARK_RETENTION_MAX_APPLICATIONS,
          DEADLETTER_TOPICS_PATTERN,
          DEADLETTER_TOPIC,
          DEADLETTER_GROUPS_TOPIC,
          DEADLETTER_COMMANDS_TOPIC,
          DEADLETTER_PARTITIONS,
          DEADLETTER_RECORDS_PER_GROUP,
          DEADLETTER_RETENTION,
          DEADLETTER_MAX_GROUPS,
          DEADLETTER_ALERT_RATE_FACTOR,
          DEADLETTER_ALERT_RATE_MINIMUM,
          DEADLETTER_ALERT_INPUT_PERCENT,
          MIRROR_CLUSTER,
          MIRROR_FLOWS_TOPIC,
          MIRROR_PARTITIONS,
          MIRROR_SEPARATOR,
          MIRROR_INTERNAL_SEPARATOR,
          MIRROR_IDENTITY,
          MIRROR_HEARTBEATS_TOPIC,
          MIRROR_SYNCS_ON_TARGET,
          MIRROR_HEARTBEAT_INTERVAL,
          MIRROR_LATE_INTERVALS,
          MIRROR_DOWN_INTERVALS,
          MIRROR_LATE_LATENCY,
          MIRROR_CHECKPOINT_STALE,
          MIRROR_RETENTION,
          MIRROR_MAX_FLOWS,
          MIRROR_MAX_CHECKPOINTS,
          MIRROR_ASK_TIMEOUT,
          SCHEMA_REGISTRY_URL,
          SCHEMA_REGISTRY_CREDENTIALS,
          HISTORY_QUORUM,
          HISTORY_TABLE,
          REDACTION_KEY_PATTERN,
          REDACTION_VALUE_PATTERN,
          HTTP_HOST,
          HTTP_PORT,
          HTTP_ALLOW_REMOTE,
          HTTP_TLS_CERTIFICATE,
          HTTP_TLS_KEY,
          HTTP_TOKENS_FILE,
          HTTP_MAX_REQUESTS,
          HTTP_REQUEST_TIMEOUT,
          HTTP_MAX_STREAMS,
          HTTP_MAX_BODY_BYTES,
          HTTP_MAX_REQUESTS_PER_SECOND,
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

  private Keys() {}
}
