package dev.tidewatch.spark;

/** The topics that the Spark part reads and writes. */
public record SparkTopics(String events, String applications, String deadLetters) {}
