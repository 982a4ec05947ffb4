package dev.tidewatch.config;

import java.util.List;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers {@code host:port}, at least one
 * @param clients settings for every Kafka client (keys {@code kafka.…}, without the prefix)
 */
public record KafkaSettings(List<String> bootstrapServers, PassThrough clients) {

  public KafkaSettings {
    bootstrapServers = List.copyOf(bootstrapServers);
  }
}
