package dev.tidewatch.local.connect;

import java.util.Map;
import java.util.TreeMap;

/** Settings of a sink that goes on after a record that fails, and keeps it as a dead letter. */
public final class TolerantSink {
  private TolerantSink() {}

  /** The dead-letter topic of a connector, which Connect creates with one partition. */
  public static String deadLetterTopic(String connector) {
    return "dlq." + connector;
  }

  /**
   * A configuration to add to, sorted by name; with one task.
   *
   * @param connector its name
   * @param kind binary name of the connector's class
   * @param topics to read, with commas between
   */
  public static Map<String, String> configuration(String connector, String kind, String topics) {
    var configuration = new TreeMap<String, String>();
    configuration.put("connector.class", kind);
    configuration.put("tasks.max", "1");
    configuration.put("topics", topics);
    configuration.put("errors.tolerance", "all");
    configuration.put("errors.deadletterqueue.topic.name", deadLetterTopic(connector));
    configuration.put("errors.deadletterqueue.topic.replication.factor", "1");
    // Without it a dead letter says nothing of its failure.
    configuration.put("errors.deadletterqueue.context.headers.enable", "true");
    return configuration;
  }
}
