package dev.tidewatch.core.mirror.wire;

/**
 * Written to {@code heartbeats} once an interval by a {@code MirrorHeartbeatConnector}.
 *
 * @param timestamp when it was made, by the clock of the Connect worker, in milliseconds since the
 *     epoch
 */
public record Heartbeat(Key key, long timestamp) {

  /** The flow that the connector was configured for, which need not be the one that carries it. */
  public record Key(String source, String target) {}
}
