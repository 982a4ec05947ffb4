package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.core.mirror.link.Signal;
import dev.tidewatch.core.mirror.link.Signal.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * One signal: an emitter, or a link. A row of the store.
 *
 * @param source cluster that it comes from
 * @param target that an emitter's key names; empty for a link, whose target is this cluster
 * @param topic where its heartbeats are
 * @param hops clusters that they came through, the nearest first; none for an emitter
 * @param changes its latest states, the newest last
 */
record SignalRow(
    String source,
    String target,
    String topic,
    List<String> hops,
    Signal signal,
    List<Change> changes) {

  /** States that are remembered. */
  private static final int CHANGES = 32;

  /**
   * @param at when it took on the state, in milliseconds since the epoch
   */
  record Change(LinkState state, Cause cause, long at) {}

  boolean isLink() {
    return !hops.isEmpty();
  }

  SignalRow with(Signal next) {
    if (next.state() == signal.state() && next.cause() == signal.cause()) {
      return new SignalRow(source, target, topic, hops, next, changes);
    }
    List<Change> more = new ArrayList<>(changes);
    more.add(new Change(next.state(), next.cause(), next.since()));
    return new SignalRow(
        source,
        target,
        topic,
        hops,
        next,
        List.copyOf(more.subList(Math.max(0, more.size() - CHANGES), more.size())));
  }
}
