package dev.tidewatch.config;

import java.util.List;
import java.util.stream.Stream;

/** Every configuration key, once. The reference page is generated from this list. */
final class Keys {

  static final List<Key<?>> ALL =
      Stream.<List<Key<?>>>of(
              KafkaKeys.ALL,
              SparkKeys.ALL,
              FindingKeys.ALL,
              SizingKeys.ALL,
              PlanKeys.ALL,
              DeadLetterKeys.ALL,
              MirrorKeys.ALL,
              OutputKeys.ALL,
              HistoryKeys.ALL,
              HttpKeys.ALL,
              ClusterKeys.ALL)
          .flatMap(List::stream)
          .toList();

  private Keys() {}
}
