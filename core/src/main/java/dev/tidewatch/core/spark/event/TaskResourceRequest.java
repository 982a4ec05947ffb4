package dev.tidewatch.core.spark.event;

/** What a resource profile asks for each task; fractions mean that tasks share one resource. */
public record TaskResourceRequest(String resourceName, double amount) {}
