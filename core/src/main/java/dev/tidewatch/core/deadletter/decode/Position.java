package dev.tidewatch.core.deadletter.decode;

/** Where a record of a dead-letter topic is. */
public record Position(String topic, int partition, long offset) {}
