package dev.tidewatch.kafka;

import java.util.List;

/**
 * Which topics a partition of the stores rests on.
 *
 * @param group consumer group and prefix of internal topics
 * @param inputs topics that the task of a partition reads, the one that keys are placed by first
 * @param stores names of the logged stores
 * @param partitions of each of them
 */
public record Layout(String group, List<String> inputs, List<String> stores, int partitions) {

  public Layout {
    inputs = List.copyOf(inputs);
    stores = List.copyOf(stores);
  }

  /** The topic whose partitions a person knows. */
  String named() {
    return inputs.get(0);
  }

  /** As Kafka Streams names it. */
  String changelog(String store) {
    return group + "-" + store + "-changelog";
  }
}
