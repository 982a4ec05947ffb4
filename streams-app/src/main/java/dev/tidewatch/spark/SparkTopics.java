package dev.tidewatch.spark;

import java.util.List;

/** The topics that the Spark part reads and writes. */
public record SparkTopics(
    String events, String applications, String deadLetters, String findings, String commands) {

  /** Each of them. */
  public List<String> all() {
    return List.of(events, applications, deadLetters, findings, commands);
  }
}
