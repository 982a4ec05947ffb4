package dev.tidewatch.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidewatch.query.Section;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class LayoutsTest {

  private static final Layout JOBS =
      new Layout("app", "jobs", List.of("jobs", "app-jobs-moved"), List.of("a", "b"), 3);
  private static final Layout LETTERS =
      new Layout("app", "letters", List.of("app-letters"), List.of("c"), 2);
  private static final Layouts LAYOUTS = new Layouts(List.of(JOBS, LETTERS));

  @Test
  void partitionsAreNumberedThrough() {
    assertThat(LAYOUTS.partitions()).isEqualTo(5);
    assertThat(LAYOUTS.numbers().map(LAYOUTS::nameOf))
        .containsExactly("jobs-0", "jobs-1", "jobs-2", "letters-0", "letters-1");
    assertThat(LAYOUTS.number(LETTERS, 1)).isEqualTo(4);
    assertThat(LAYOUTS.local(4)).isEqualTo(1);
    assertThat(LAYOUTS.of(4)).isEqualTo(LETTERS);
  }

  @Test
  void aNumberTellsTopicsAndChangelogs() {
    assertThat(LAYOUTS.inputs(1))
        .containsExactly(new TopicPartition("jobs", 1), new TopicPartition("app-jobs-moved", 1));
    assertThat(LAYOUTS.changelog("c", 3)).isEqualTo(new TopicPartition("app-c-changelog", 0));
  }

  @Test
  void storesAndTasksTellTheirFeature() {
    assertThat(LAYOUTS.having("b")).contains(JOBS);
    assertThat(LAYOUTS.having("other")).isEmpty();
    assertThat(LAYOUTS.reading(Set.of(new TopicPartition("app-letters", 0)))).contains(LETTERS);
    assertThat(LAYOUTS.reading(Set.of(new TopicPartition("dlq.orders", 0)))).isEmpty();
  }

  @Test
  void keysArePlacedWithinTheirFeature() {
    Section section = LAYOUTS.section(LETTERS);
    assertThat(section.partitionOf("key"))
        .isEqualTo(3 + BuiltInPartitioner.partitionForKey("key".getBytes(UTF_8), 2));
  }

  @Test
  void thereIsNoPartitionPastTheLast() {
    assertThatThrownBy(() -> LAYOUTS.nameOf(5)).hasMessage("There is no partition 5");
  }
}
