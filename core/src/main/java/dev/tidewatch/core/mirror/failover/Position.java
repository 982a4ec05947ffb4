package dev.tidewatch.core.mirror.failover;

import java.util.Collection;

/**
 * The same record on both sides.
 *
 * @param upstream its offset on the source
 * @param downstream its offset on the target
 */
public record Position(long upstream, long downstream) {

  /**
   * Whether all positions that are known from an offset of the target on are as far apart on both
   * sides as this one. Where a link began anew in between and copied records twice, or left out
   * offsets that hold none, they are not.
   */
  public boolean isSteadyFrom(long offset, Collection<Position> known) {
    return known.stream()
        .filter(other -> other.downstream >= offset)
        .allMatch(other -> other.downstream - other.upstream == downstream - upstream);
  }
}
