package dev.tidewatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How Kafka Streams runs.
 *
 * @param applicationId consumer group and prefix of internal topics
 * @param stateDir the state stores' directory
 * @param commitInterval time between commits
 * @param threads stream threads, at least 1
 * @param standbyReplicas copies of every store on other instances
 * @param groupInstanceId the name of a static member of the group
 * @param rack where the instance stands: copies are put into other racks
 * @param overrides settings of Kafka Streams (keys {@code streams.…}, without the prefix)
 */
public record StreamsSettings(
    String applicationId,
    Path stateDir,
    Duration commitInterval,
    int threads,
    int standbyReplicas,
    Optional<String> groupInstanceId,
    Optional<String> rack,
    PassThrough overrides) {}
