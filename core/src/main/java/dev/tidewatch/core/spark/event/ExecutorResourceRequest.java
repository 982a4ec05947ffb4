package dev.tidewatch.core.spark.event;

/** What a resource profile asks of each executor; memory amounts are in MiB. */
public record ExecutorResourceRequest(
    String resourceName, long amount, String discoveryScript, String vendor) {}
