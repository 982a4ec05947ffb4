package dev.tidewatch.mirror;

import dev.tidewatch.mirror.MirrorViews.CheckpointLine;
import dev.tidewatch.mirror.MirrorViews.CheckpointsOf;
import dev.tidewatch.mirror.MirrorViews.FlowPart;
import dev.tidewatch.mirror.MirrorViews.FlowsOf;
import dev.tidewatch.mirror.MirrorViews.LatencyOf;
import dev.tidewatch.mirror.MirrorViews.LatencySpan;
import dev.tidewatch.mirror.MirrorViews.SyncLine;
import dev.tidewatch.mirror.MirrorViews.SyncsOf;
import dev.tidewatch.store.RecordStore;
import dev.tidewatch.store.StoreReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one partition of the stores of mirrors knows. Safe for use by any thread. */
final class MirrorReads {

  private final StoreReader stores;

  MirrorReads(StoreReader stores) {
    this.stores = stores;
  }

  /** Signals and sources, all in one row. */
  List<FlowPart> flows(FlowsOf of) {
    FlowRows.Collector rows = new FlowRows.Collector();
    byte[] prefix = of.source() == null ? new byte[0] : StoreKeys.prefix(of.source());
    stores.scan(MirrorStores.FLOWS, prefix, rows::visit);
    if (of.source() != null) {
      byte[] meta = stores.get(MirrorStores.FLOWS, StoreKeys.META);
      if (meta != null) {
        boolean unused = rows.visit(StoreKeys.META, meta);
      }
    }
    FlowRows all = rows.toRows();
    return List.of(
        new FlowPart(
            all.signals().stream().map(row -> row.value).toList(), all.sources(), all.meta()));
  }

  List<LatencySpan> latency(LatencyOf of) {
    List<LatencySpan> spans = new ArrayList<>();
    byte[] link = StoreKeys.latencies(of.window(), of.topic());
    stores.scanFrom(
        MirrorStores.LATENCY,
        StoreKeys.latency(of.window(), of.topic(), of.from()),
        (key, value) -> {
          if (!RecordStore.isIn(link, key) || StoreKeys.spanOf(key) >= of.to()) {
            return false;
          }
          spans.add(new LatencySpan(StoreKeys.spanOf(key), Codecs.LATENCY.decode(value)));
          return true;
        });
    return spans;
  }

  /** The checkpoints of whole groups, in the order of their names. */
  List<CheckpointLine> checkpoints(CheckpointsOf of) {
    byte[] source = StoreKeys.prefix(of.source());
    byte[] from = source;
    if (of.only() != null) {
      source = StoreKeys.prefix(of.source(), of.only());
      from = source;
    } else if (of.after() != null) {
      from = StoreKeys.after(StoreKeys.prefix(of.source(), of.after()));
    }
    List<CheckpointLine> lines = new ArrayList<>();
    Set<String> groups = new HashSet<>();
    byte[] within = source;
    stores.scanFrom(
        MirrorStores.CHECKPOINTS,
        from,
        (key, value) -> {
          if (!RecordStore.isIn(within, key)) {
            return false;
          }
          List<String> names = StoreKeys.texts(key, 3);
          if (!groups.contains(names.get(1)) && groups.size() == of.groups()) {
            return false;
          }
          groups.add(names.get(1));
          lines.add(
              new CheckpointLine(
                  names.get(1),
                  names.get(2),
                  StoreKeys.partitionOf(key),
                  Codecs.CHECKPOINT.decode(value)));
          return true;
        });
    return lines;
  }

  List<SyncLine> syncs(SyncsOf of) {
    List<SyncLine> lines = new ArrayList<>();
    stores.scan(
        MirrorStores.SYNCS,
        StoreKeys.prefix(of.other()),
        (key, value) -> {
          lines.add(
              new SyncLine(
                  StoreKeys.texts(key, 2).get(1),
                  StoreKeys.partitionOf(key),
                  Codecs.SYNC.decode(value)));
          return lines.size() < of.most();
        });
    return lines;
  }
}
