package dev.tidewatch.kafka;

import dev.tidewatch.query.Section;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/**
 * The features of an instance, each with partitions of its own, which are numbered through in the
 * order of the features. Instances tell each other these numbers: a new feature goes to the end.
 *
 * @param all of one group; no topic or store is in two of them
 */
public record Layouts(List<Layout> all) {

  public Layouts {
    all = List.copyOf(all);
  }

  /** How many partitions the stores of all features have. */
  public int partitions() {
    return all.stream().mapToInt(Layout::partitions).sum();
  }

  /** The partitions of one feature, where keys are placed by the Java producer's partitioner. */
  public Section section(Layout layout) {
    int count = layout.partitions();
    return new Section(first(layout), count, key -> BuiltInPartitioner.partitionForKey(key, count));
  }

  /** What people call a partition, such as {@code spark.events-3}. */
  public String nameOf(int number) {
    return of(number).label() + "-" + local(number);
  }

  String group() {
    return all.get(0).group();
  }

  Layout of(int number) {
    int left = number;
    for (Layout layout : all) {
      if (left < layout.partitions()) {
        return layout;
      }
      left -= layout.partitions();
    }
    throw new IllegalArgumentException("There is no partition " + number);
  }

  /** The number that a partition has among those of its own feature. */
  int local(int number) {
    return number - first(of(number));
  }

  int number(Layout layout, int partition) {
    return first(layout) + partition;
  }

  private int first(Layout layout) {
    return all.stream().takeWhile(each -> !each.equals(layout)).mapToInt(Layout::partitions).sum();
  }

  Stream<Integer> numbers() {
    return IntStream.range(0, partitions()).boxed();
  }

  /** The feature that a store is one of. */
  Optional<Layout> having(String store) {
    return all.stream().filter(layout -> layout.stores().contains(store)).findFirst();
  }

  /** The feature whose task reads some of these. */
  Optional<Layout> reading(Collection<TopicPartition> partitions) {
    return all.stream()
        .filter(
            layout -> partitions.stream().anyMatch(each -> layout.inputs().contains(each.topic())))
        .findFirst();
  }

  /** What the task of a partition reads. */
  List<TopicPartition> inputs(int number) {
    int partition = local(number);
    return of(number).inputs().stream().map(topic -> new TopicPartition(topic, partition)).toList();
  }

  TopicPartition changelog(String store, int number) {
    return new TopicPartition(of(number).changelog(store), local(number));
  }
}
