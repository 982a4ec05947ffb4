package dev.tidewatch.ingest;

import dev.tidewatch.eventlog.TailOptions;
import java.util.Map;

/**
 * What to ship where.
 *
 * @param bootstrap brokers to start from, {@code host:port,…}
 * @param topic receives the events; created when it is missing
 * @param partitions of a topic that is created here
 * @param follow whether to go on with logs that grow and with new ones, until stopped
 * @param again whether to ignore what earlier runs have shipped
 * @param eventsPerSecond upper bound; 0 for none
 * @param clientProperties Kafka client properties that win over the defaults here: security, {@code
 *     max.request.size}
 */
public record IngestOptions(
    String bootstrap,
    String topic,
    int partitions,
    boolean follow,
    boolean again,
    long eventsPerSecond,
    Map<String, String> clientProperties) {

  public static final String DEFAULT_TOPIC = "spark.events";

  /** Compacted; one record a log file and events topic. */
  public static final String POSITIONS_TOPIC = "tidewatch.ingest.positions";

  public static final int DEFAULT_PARTITIONS = 8;

  /** 64 MiB: events with physical plans of tens of megabytes have been seen. */
  public static final int DEFAULT_MAX_REQUEST_BYTES = 64 << 20;

  /** Key, headers and record framing beside the line, generously. */
  private static final int RECORD_OVERHEAD_BYTES = 4 << 10;

  public IngestOptions {
    clientProperties = Map.copyOf(clientProperties);
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions is not positive: " + partitions);
    }
    if (eventsPerSecond < 0) {
      throw new IllegalArgumentException("events per second is negative: " + eventsPerSecond);
    }
  }

  /** Ships everything once to {@link #DEFAULT_TOPIC}, as fast as it goes. */
  public static IngestOptions to(String bootstrap) {
    return new IngestOptions(
        bootstrap, DEFAULT_TOPIC, DEFAULT_PARTITIONS, false, false, 0, Map.of());
  }

  public IngestOptions withTopic(String name, int count) {
    return new IngestOptions(
        bootstrap, name, count, follow, again, eventsPerSecond, clientProperties);
  }

  public IngestOptions withFollow(boolean value) {
    return new IngestOptions(
        bootstrap, topic, partitions, value, again, eventsPerSecond, clientProperties);
  }

  public IngestOptions withAgain(boolean value) {
    return new IngestOptions(
        bootstrap, topic, partitions, follow, value, eventsPerSecond, clientProperties);
  }

  public IngestOptions withRate(long events) {
    return new IngestOptions(bootstrap, topic, partitions, follow, again, events, clientProperties);
  }

  public IngestOptions withClientProperties(Map<String, String> properties) {
    return new IngestOptions(
        bootstrap, topic, partitions, follow, again, eventsPerSecond, properties);
  }

  /** Largest request the producer may send, bytes, uncompressed. */
  int maxRequestBytes() {
    String value = clientProperties.get("max.request.size");
    try {
      return value == null ? DEFAULT_MAX_REQUEST_BYTES : Integer.parseInt(value.trim());
    } catch (NumberFormatException e) {
      throw new IngestException("max.request.size is not a number of bytes: '" + value + "'", e);
    }
  }

  /** A longer line could not be sent, so it is not even held in memory. */
  int maxLineBytes() {
    int sendable = Math.max(1, maxRequestBytes() - RECORD_OVERHEAD_BYTES);
    return Math.min(sendable, TailOptions.DEFAULT_MAX_LINE_BYTES);
  }
}
