package dev.tidewatch.config;

import static dev.tidewatch.config.Key.Section.HTTP;
import static dev.tidewatch.config.Key.Section.KAFKA;
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
          "Consumer group and prefix of internal topics. Instances with the same id share the"
              + " work; changing it starts again from an empty state.");

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
          "Address to listen on. Anything but loopback needs `http.allow.remote=true`.");

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
          "Lets `http.host` be other than loopback. Whoever reaches the port reads everything.");

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

  static final List<Key<?>> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          APPLICATION_ID,
          STATE_DIR,
          COMMIT_INTERVAL,
          NUM_STREAM_THREADS,
          NUM_STANDBY_REPLICAS,
          SPARK_EVENTS_TOPIC,
          SPARK_EVENTS_PARTITIONS,
          SPARK_APPLICATIONS_TOPIC,
          SPARK_DEADLETTER_TOPIC,
          SPARK_RETENTION,
          SPARK_RETENTION_MAX_APPLICATIONS,
          SCHEMA_REGISTRY_URL,
          SCHEMA_REGISTRY_CREDENTIALS,
          REDACTION_KEY_PATTERN,
          REDACTION_VALUE_PATTERN,
          HTTP_HOST,
          HTTP_PORT,
          HTTP_ALLOW_REMOTE,
          HTTP_MAX_REQUESTS,
          HTTP_REQUEST_TIMEOUT);

  private Keys() {}
}
