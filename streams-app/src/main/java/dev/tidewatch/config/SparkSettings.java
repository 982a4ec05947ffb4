package dev.tidewatch.config;

import java.time.Duration;

/**
 * Spark event logs.
 *
 * @param eventsTopic input
 * @param eventsPartitions of the input topic when it has to be created
 * @param applicationsTopic output, one record an application attempt
 * @param deadLetterTopic output, event lines that could not be used
 * @param findingsTopic output, one record a finding
 * @param commandsTopic what operators want of findings
 * @param retention how long an application is kept after its last event
 * @param maxApplications applications kept in each partition; 0 for no bound
 * @param retainedSqlExecutions SQL executions kept of each application attempt
 * @param retainedTasks tasks of each stage attempt that are all kept
 */
public record SparkSettings(
    String eventsTopic,
    int eventsPartitions,
    String applicationsTopic,
    String deadLetterTopic,
    String findingsTopic,
    String commandsTopic,
    Duration retention,
    int maxApplications,
    int retainedSqlExecutions,
    int retainedTasks) {}
