package dev.tidewatch.core.mirror.track;

/**
 * Where and when a record was.
 *
 * @param offset in its topic, which has one partition
 * @param timestamp of the record, in milliseconds since the epoch: when MirrorMaker 2 made it
 */
public record At(long offset, long timestamp) {

  /**
   * Whether a record was taken before this one. A topic that was deleted and made anew starts again
   * at 0, but with later timestamps.
   */
  boolean isAfter(At other) {
    return offset > other.offset || timestamp > other.timestamp;
  }
}
