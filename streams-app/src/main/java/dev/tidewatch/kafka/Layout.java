package dev.tidewatch.kafka;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which topics the partitions of a feature's stores rest on.
 *
 * @param group consumer group and prefix of internal topics
 * @param label a topic whose partitions people know, and which has as many
 * @param inputs topics that the task of a partition reads, the one that keys are placed by first
 * @param stores names of the logged stores; no other feature has one of them
 * @param partitions of each of them
 * @param upstream topics, by their whole name, whose records another task brings to the inputs;
 *     null where there are none
 */
public record Layout(
    String group,
    String label,
    List<String> inputs,
    List<String> stores,
    int partitions,
    @Nullable Pattern upstream) {

  public Layout {
    inputs = List.copyOf(inputs);
    stores = List.copyOf(stores);
  }

  /** Of a feature whose inputs are all there is. */
  public Layout(
      String group, String label, List<String> inputs, List<String> stores, int partitions) {
    this(group, label, inputs, stores, partitions, null);
  }

  /** The topic that keys are placed by. */
  String placedBy() {
    return inputs.get(0);
  }

  /** As Kafka Streams names it. */
  String changelog(String store) {
    return group + "-" + store + "-changelog";
  }
}
