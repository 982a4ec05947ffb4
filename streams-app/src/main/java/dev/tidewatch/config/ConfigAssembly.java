package dev.tidewatch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts values into records, and checks what only several of them together can get wrong. */
final class ConfigAssembly {

  /** By its text alone: what a name resolves to can change while the server runs. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1");

  private ConfigAssembly() {}

  static Config assemble(
      Values values,
      Map<String, String> kafka,
      Map<String, String> streams,
      Map<String, PassThrough> clusters,
      Map<String, String> hbase) {
    SparkSettings spark = spark(values);
    DeadLetterSettings deadLetters = DeadLetterChecks.deadLetters(values, spark);
    return new Config(
        new KafkaSettings(values.get(KafkaKeys.BOOTSTRAP_SERVERS), new PassThrough(kafka)),
        new StreamsSettings(
            values.get(KafkaKeys.APPLICATION_ID),
            values.get(KafkaKeys.STATE_DIR),
            values.get(KafkaKeys.COMMIT_INTERVAL),
            values.get(KafkaKeys.NUM_STREAM_THREADS),
            values.get(KafkaKeys.NUM_STANDBY_REPLICAS),
            values.get(KafkaKeys.GROUP_INSTANCE_ID),
            values.get(KafkaKeys.RACK),
            new PassThrough(streams)),
        spark,
        FindingSettings.of(values),
        deadLetters,
        MirrorChecks.mirrors(values, spark, deadLetters, clusters),
        new RegistrySettings(
            values.get(OutputKeys.SCHEMA_REGISTRY_URL),
            values.get(OutputKeys.SCHEMA_REGISTRY_CREDENTIALS)),
        new HistorySettings(
            values.get(HistoryKeys.HISTORY_QUORUM),
            values.get(HistoryKeys.HISTORY_TABLE),
            new PassThrough(hbase)),
        new RedactionSettings(
            values.get(OutputKeys.REDACTION_KEY_PATTERN),
            values.get(OutputKeys.REDACTION_VALUE_PATTERN)),
        http(values),
        new QuerySettings(
            values.get(ClusterKeys.QUERY_MAX_LAG), values.get(ClusterKeys.QUERY_HEDGE)),
        ClusterAssembly.cluster(values),
        new LifecycleSettings(
            values.get(ClusterKeys.HEALTH_READY_MAX_LAG),
            values.get(ClusterKeys.DRAIN_DELAY),
            values.get(ClusterKeys.DRAIN_TIMEOUT)));
  }

  private static SparkSettings spark(Values values) {
    SparkSettings spark =
        new SparkSettings(
            values.get(SparkKeys.SPARK_EVENTS_TOPIC),
            values.get(SparkKeys.SPARK_EVENTS_PARTITIONS),
            values.get(SparkKeys.SPARK_APPLICATIONS_TOPIC),
            values.get(SparkKeys.SPARK_DEADLETTER_TOPIC),
            values.get(SparkKeys.SPARK_FINDINGS_TOPIC),
            values.get(SparkKeys.SPARK_COMMANDS_TOPIC),
            values.get(SparkKeys.SPARK_RETENTION),
            values.get(SparkKeys.SPARK_RETENTION_MAX_APPLICATIONS),
            values.get(SparkKeys.SPARK_SQL_RETAINED_EXECUTIONS),
            values.get(SparkKeys.SPARK_RETAINED_TASKS));
    if (spark.applicationsTopic().equals(spark.eventsTopic())) {
      rejectTopic(values, SparkKeys.SPARK_APPLICATIONS_TOPIC, spark.eventsTopic());
    }
    if (List.of(spark.eventsTopic(), spark.applicationsTopic()).contains(spark.deadLetterTopic())) {
      rejectTopic(values, SparkKeys.SPARK_DEADLETTER_TOPIC, spark.deadLetterTopic());
    }
    if (List.of(spark.eventsTopic(), spark.applicationsTopic(), spark.deadLetterTopic())
        .contains(spark.findingsTopic())) {
      rejectTopic(values, SparkKeys.SPARK_FINDINGS_TOPIC, spark.findingsTopic());
    }
    if (List.of(
            spark.eventsTopic(),
            spark.applicationsTopic(),
            spark.deadLetterTopic(),
            spark.findingsTopic())
        .contains(spark.commandsTopic())) {
      rejectTopic(values, SparkKeys.SPARK_COMMANDS_TOPIC, spark.commandsTopic());
    }
    return spark;
  }

  private static void rejectTopic(Values values, Key<String> key, String topic) {
    values.reject(
        key, "different topics", "Give it a topic other than " + topic + ", also in use.");
  }

  private static HttpSettings http(Values values) {
    String host = values.get(HttpKeys.HTTP_HOST);
    Optional<Path> tokens = values.get(HttpKeys.HTTP_TOKENS_FILE);
    boolean open = tokens.isEmpty() && !values.get(HttpKeys.HTTP_ALLOW_REMOTE);
    if (open && !LOOPBACK.matcher(host).matches()) {
      values.reject(
          HttpKeys.HTTP_HOST,
          "loopback (127.0.0.1, ::1, localhost) unless http.tokens.file is set or"
              + " http.allow.remote=true",
          "Keep 127.0.0.1, set http.tokens.file, or set http.allow.remote=true if whoever reaches"
              + " the port may read everything.");
    }
    return new HttpSettings(
        new ListenerSettings(host, values.get(HttpKeys.HTTP_PORT), tls(values)),
        new HttpLimits(
            values.get(HttpKeys.HTTP_MAX_REQUESTS),
            values.get(HttpKeys.HTTP_REQUEST_TIMEOUT),
            values.get(HttpKeys.HTTP_MAX_STREAMS),
            values.get(HttpKeys.HTTP_MAX_BODY_BYTES),
            values.get(HttpKeys.HTTP_MAX_REQUESTS_PER_SECOND)),
        tokens);
  }

  private static Optional<TlsSettings> tls(Values values) {
    return TlsAssembly.of(
        values, HttpKeys.HTTP_TLS_CERTIFICATE, HttpKeys.HTTP_TLS_KEY, Optional.empty());
  }
}
