package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.core.mirror.link.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A flow, put together of its signals: the emitter that names it, and the links that its records
 * come through, of which the one with the fewest hops counts.
 *
 * @param target null for a flow whose name is not known
 * @param emitter null where there is none
 * @param link null where none was ever seen: then it is not measured
 * @param paths all links, the one that counts first
 * @param here whether its target is this cluster
 */
record Assembly(
    SourceRow source,
    String target,
    @Nullable SignalRow emitter,
    @Nullable SignalRow link,
    List<SignalRow> paths,
    boolean here) {

  /** Stands for the name of this cluster while nobody has told it. */
  static final String UNKNOWN_TARGET = "this-cluster";

  /** The flows of one source. */
  static List<Assembly> of(SourceRow source, List<SignalRow> signals, String target) {
    String here = target.isEmpty() ? UNKNOWN_TARGET : target;
    List<SignalRow> links =
        signals.stream()
            .filter(SignalRow::isLink)
            .sorted(
                Comparator.comparingInt((SignalRow row) -> row.hops().size())
                    .thenComparing(SignalRow::topic))
            .toList();
    TreeMap<String, SignalRow> emitters = new TreeMap<>();
    signals.stream().filter(row -> !row.isLink()).forEach(row -> emitters.put(row.target(), row));
    List<Assembly> flows = new ArrayList<>();
    SignalRow own = emitters.remove(here);
    if (own != null || !links.isEmpty() || !source.isEmpty()) {
      flows.add(
          new Assembly(source, here, own, links.isEmpty() ? null : links.get(0), links, true));
    }
    // A connector that writes here, but is configured for another flow.
    emitters.forEach(
        (other, row) ->
            flows.add(
                new Assembly(
                    SourceRow.first(source.source()), other, row, null, List.of(), false)));
    return flows;
  }

  String name() {
    return source.source() + "->" + target;
  }

  LinkState linkState() {
    return link == null ? LinkState.UNMEASURED : link.signal().state();
  }

  LinkState emitterState() {
    return emitter == null ? LinkState.UNMEASURED : emitter.signal().state();
  }

  /** Clusters in between, the one nearest to the source first. */
  List<String> via() {
    if (link == null) {
      return List.of();
    }
    List<String> between = new ArrayList<>(link.hops().subList(0, link.hops().size() - 1));
    Collections.reverse(between);
    return List.copyOf(between);
  }

  long clockAhead(long now) {
    Signal signal = link == null ? Signal.UNSEEN : link.signal();
    return signal.skew().isRecent(now) ? signal.skew().aheadAtLeast() : 0;
  }

  /** What of it is worth to be told when it changes. */
  String face(long now) {
    return String.join(
        " ",
        name(),
        "link=" + linkState() + "/" + (link == null ? "" : link.signal().cause()),
        "emitter=" + emitterState(),
        "path=" + String.join(",", via()),
        "clock=" + (clockAhead(now) > 0));
  }

  MirrorFlow output(long now, List<String> changed) {
    Signal signal = link == null ? Signal.UNSEEN : link.signal();
    return new MirrorFlow(
        source.source(),
        target,
        via(),
        linkState().name(),
        signal.since(),
        signal.cause().name(),
        emitterState().name(),
        emitter == null ? 0 : emitter.signal().since(),
        link == null ? null : link.topic(),
        signal.pace().interval(),
        signal.newest(),
        signal.latency(),
        signal.method() == null ? null : signal.method().name(),
        clockAhead(now),
        source.groups(),
        source.checkpoints(),
        changed);
  }
}
