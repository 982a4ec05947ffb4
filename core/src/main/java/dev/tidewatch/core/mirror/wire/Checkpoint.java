package dev.tidewatch.core.mirror.wire;

/**
 * Where a consumer group stands on the source, and where that is on the target. Written by a {@code
 * MirrorCheckpointConnector} when it changes.
 *
 * @param upstreamOffset committed by the group on the source
 * @param downstreamOffset that the group can go on from on the target
 * @param metadata that the group committed with the offset
 */
public record Checkpoint(Key key, long upstreamOffset, long downstreamOffset, String metadata) {

  /**
   * What it is about.
   *
   * @param topic as it is called on the target
   */
  public record Key(String group, String topic, int partition) {}
}
