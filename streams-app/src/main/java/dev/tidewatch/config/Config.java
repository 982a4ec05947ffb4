package dev.tidewatch.config;

/** The whole configuration of an instance, valid and immutable. Printing it shows no secret. */
public record Config(
    KafkaSettings kafka,
    StreamsSettings streams,
    SparkSettings spark,
    FindingSettings findings,
    DeadLetterSettings deadLetters,
    MirrorSettings mirrors,
    RegistrySettings registry,
    HistorySettings history,
    RedactionSettings redaction,
    HttpSettings http,
    QuerySettings query,
    ClusterSettings cluster,
    LifecycleSettings lifecycle) {}
