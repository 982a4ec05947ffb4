package dev.tidewatch.kafka;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What the tasks of this instance say of themselves at one moment.
 *
 * @param active partitions whose active task runs here, as far as this instance knows
 * @param committed offsets that those tasks have committed since they run here
 * @param stores by partition, then by store
 */
record LocalTasks(
    Set<Integer> active,
    Map<TopicPartition, Long> committed,
    Map<Integer, Map<String, Position>> stores) {

  /**
   * How far a store has followed its changelog.
   *
   * @param offset of the next record to apply
   * @param end offset after the last record of the changelog, committed or not
   */
  record Position(long offset, long end) {}
}
