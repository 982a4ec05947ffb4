package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.track.CheckpointState;
import dev.tidewatch.core.mirror.track.SyncState;
import dev.tidewatch.query.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What other instances can be asked of a partition's mirrors. */
public final class MirrorViews {

  /** Signals and sources. */
  static final View<FlowsOf, FlowPart> FLOWS =
      new View<>(
          "mirror-flows",
          FlowsOf.class,
          FlowPart.class,
          (stores, of) -> new MirrorReads(stores).flows(of));

  /** Latencies of a link. */
  static final View<LatencyOf, LatencySpan> LATENCY =
      new View<>(
          "mirror-latency",
          LatencyOf.class,
          LatencySpan.class,
          (stores, of) -> new MirrorReads(stores).latency(of));

  /** Checkpoints of the groups of a source. */
  static final View<CheckpointsOf, CheckpointLine> CHECKPOINTS =
      new View<>(
          "mirror-checkpoints",
          CheckpointsOf.class,
          CheckpointLine.class,
          (stores, of) -> new MirrorReads(stores).checkpoints(of));

  /** Offset syncs of a cluster. */
  static final View<SyncsOf, SyncLine> SYNCS =
      new View<>(
          "mirror-syncs",
          SyncsOf.class,
          SyncLine.class,
          (stores, of) -> new MirrorReads(stores).syncs(of));

  /** All of them. */
  public static final List<View<?, ?>> ALL = List.of(FLOWS, LATENCY, CHECKPOINTS, SYNCS);

  private MirrorViews() {}

  /**
   * @param source null for all
   */
  record FlowsOf(@Nullable String source) {}

  /** What one partition knows. */
  record FlowPart(List<SignalRow> signals, List<SourceRow> sources, MetaRow meta) {}

  /**
   * @param from number of the first span
   * @param to of the one after the last
   */
  record LatencyOf(String topic, LatencyWindow window, long from, long to) {}

  record LatencySpan(long span, LatencyRow row) {}

  /**
   * @param after the last group of the page before; null for the first page
   * @param only this group; null for all
   * @param groups most groups
   */
  record CheckpointsOf(String source, @Nullable String after, @Nullable String only, int groups) {}

  record CheckpointLine(String group, String topic, int partition, CheckpointState state) {}

  record SyncsOf(String other, int most) {}

  record SyncLine(String topic, int partition, SyncState state) {}
}
