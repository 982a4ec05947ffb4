package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.Nullable;

/**
 * How many records at most.
 *
 * @param most never too small, as long as nobody but MirrorMaker 2 writes to mirrored topics
 * @param exact whether it is the number itself, counted in offsets
 */
public record Bound(long most, boolean exact) {

  static Bound exactly(long records) {
    return new Bound(Math.max(0, records), true);
  }

  /** A bound of zero leaves nothing open. */
  static Bound atMost(long records) {
    return new Bound(Math.max(0, records), records <= 0);
  }

  /** Of two partitions together; null where one is not known. */
  static @Nullable Bound sum(@Nullable Bound a, @Nullable Bound b) {
    return a == null || b == null ? null : new Bound(a.most + b.most, a.exact && b.exact);
  }
}
