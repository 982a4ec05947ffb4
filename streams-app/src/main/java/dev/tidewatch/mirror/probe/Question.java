package dev.tidewatch.mirror.probe;

import dev.tidewatch.core.mirror.failover.Position;
import java.util.List;
import java.util.Map;

/**
 * What is to be found out of some groups of a flow.
 *
 * @param checkpoints the checkpoints of each group
 */
public record Question(String source, String target, Map<String, List<Checkpointed>> checkpoints) {

  /**
   * A partition of a group that has a checkpoint.
   *
   * @param topic as it is called on the target
   * @param at when the checkpoint was made, in milliseconds since the epoch
   * @param rewoundAt when checkpoints went back last, likewise; 0 for never
   */
  public record Checkpointed(
      String topic, int partition, Position position, long at, long rewoundAt) {}
}
