package dev.tidewatch.mirror.probe;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A group on one cluster.
 *
 * @param committed what it has committed; empty where it does not exist
 * @param active whether it has members; null where that is not known
 */
record GroupState(Map<TopicPartition, Long> committed, @Nullable Boolean active) {

  GroupState {
    committed = Map.copyOf(committed);
  }
}
