package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.LatencySketch;
import dev.tidewatch.core.mirror.link.LinkState;
import dev.tidewatch.core.mirror.link.Signal;
import dev.tidewatch.core.mirror.link.Signal.Cause;
import dev.tidewatch.mirror.MirrorViews.SyncLine;
import dev.tidewatch.mirror.api.FlowDetail;
import dev.tidewatch.mirror.api.FlowDetail.OtherPath;
import dev.tidewatch.mirror.api.FlowDetail.StateChange;
import dev.tidewatch.mirror.api.FlowDetail.Translation;
import dev.tidewatch.mirror.api.FlowInfo;
import dev.tidewatch.mirror.api.LatencyStats;
import dev.tidewatch.mirror.api.SignalInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered of the rows of the stores. */
final class MirrorAnswers {

  private static final String NO_LINK =
      "The link is not measured: no topic %s.%s is here. Heartbeats that are written to the source"
          + " come over with its other topics: add a second MirrorHeartbeatConnector, with"
          + " producer.override.bootstrap.servers set to the source, and let the source connector"
          + " mirror its heartbeats (docs/mirrors.md).";

  private static final String NO_EMITTER =
      "No heartbeat connector of this flow writes here: add a MirrorHeartbeatConnector to see that"
          + " its Kafka Connect is alive.";

  private static final String FOREIGN =
      "This heartbeat connector is configured for another target and writes here: it feeds the"
          + " links from here. Ask the Tidewatch of that target about this flow.";

  private MirrorAnswers() {}

  static FlowInfo flow(Assembly flow, String heartbeats, long now) {
    long ahead = flow.clockAhead(now);
    return new FlowInfo(
        flow.source().source(),
        flow.target(),
        flow.via(),
        flow.link() == null ? 0 : flow.link().hops().size(),
        signal(flow.link()),
        signal(flow.emitter()),
        ahead == 0 ? null : ahead,
        flow.source().groups(),
        flow.source().checkpoints(),
        timeOrNull(flow.source().lastCheckpoint()),
        advice(flow, heartbeats));
  }

  private static List<String> advice(Assembly flow, String heartbeats) {
    if (!flow.here()) {
      return List.of(FOREIGN);
    }
    List<String> advice = new ArrayList<>();
    if (flow.link() == null) {
      advice.add(NO_LINK.formatted(flow.source().source(), heartbeats));
    }
    if (flow.emitter() == null) {
      advice.add(NO_EMITTER);
    }
    return advice;
  }

  private static SignalInfo signal(@Nullable SignalRow row) {
    if (row == null) {
      return new SignalInfo(
          LinkState.UNMEASURED.name(),
          null,
          null,
          null,
          0,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    Signal signal = row.signal();
    return new SignalInfo(
        signal.state().name(),
        timeOrNull(signal.since()),
        cause(signal.cause()),
        row.topic(),
        signal.beats(),
        timeOrNull(signal.newest()),
        timeOrNull(signal.evidence()),
        signal.latency(),
        signal.method() == null ? null : signal.method().name(),
        signal.pace().interval(),
        signal.pace().isLearnt(),
        timeOrNull(signal.watchedUntil()));
  }

  private static @Nullable String cause(Cause cause) {
    return cause == Cause.NONE ? null : cause.name();
  }

  static FlowDetail detail(
      Assembly flow,
      String heartbeats,
      LatencyStats lastHour,
      @Nullable Translation translation,
      String translationKnown,
      long now) {
    return new FlowDetail(
        flow(flow, heartbeats, now),
        changes(flow.link()),
        changes(flow.emitter()),
        flow.paths().stream()
            .skip(1)
            .map(path -> new OtherPath(path.topic(), via(path), signal(path)))
            .toList(),
        lastHour,
        translation,
        translationKnown,
        flow.source().refused());
  }

  private static List<String> via(SignalRow path) {
    List<String> between = new ArrayList<>(path.hops().subList(0, path.hops().size() - 1));
    Collections.reverse(between);
    return between;
  }

  private static List<StateChange> changes(@Nullable SignalRow row) {
    if (row == null) {
      return List.of();
    }
    List<StateChange> newestFirst = new ArrayList<>();
    for (SignalRow.Change change : row.changes()) {
      newestFirst.add(
          0, new StateChange(change.state().name(), cause(change.cause()), time(change.at())));
    }
    return newestFirst;
  }

  static LatencyStats stats(long at, Latency latency) {
    LatencySketch sketch = latency.sketch();
    boolean some = sketch.count() > 0;
    return new LatencyStats(
        time(at),
        sketch.count(),
        some ? rounded(sketch.quantile(0.5)) : null,
        some ? rounded(sketch.quantile(0.95)) : null,
        some ? rounded(sketch.quantile(0.99)) : null,
        some ? sketch.least() : null,
        some ? sketch.largest() : null,
        latency.ahead(),
        latency.readLate());
  }

  private static Double rounded(double millis) {
    return Math.round(millis * 10) / 10.0;
  }

  static @Nullable Translation translation(List<SyncLine> syncs, int most) {
    if (syncs.isEmpty()) {
      return null;
    }
    List<Long> steps = syncs.stream().map(line -> line.state().step()).sorted().toList();
    return new Translation(
        syncs.size(),
        steps.get(steps.size() / 2),
        syncs.stream().mapToLong(line -> line.state().largestStep()).max().orElse(0),
        timeOrNull(syncs.stream().mapToLong(line -> line.state().at().timestamp()).min().orElse(0)),
        syncs.stream().mapToLong(line -> line.state().restarts()).sum(),
        syncs.size() >= most);
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  static @Nullable String timeOrNull(long millis) {
    return millis == 0 ? null : time(millis);
  }
}
