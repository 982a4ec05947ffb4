package dev.tidewatch.core.mirror.wire;

/**
 * The same record on both sides of a link. Written by a {@code MirrorSourceConnector}, by default
 * to the source cluster.
 *
 * @param upstreamOffset of the record on the source
 * @param downstreamOffset of its copy on the target
 */
public record OffsetSync(Key key, long upstreamOffset, long downstreamOffset) {

  /**
   * What it is about.
   *
   * @param topic as it is called on the source
   */
  public record Key(String topic, int partition) {}
}
