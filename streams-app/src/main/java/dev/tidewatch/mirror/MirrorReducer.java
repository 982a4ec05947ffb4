package dev.tidewatch.mirror;

import dev.tidewatch.core.mirror.link.Beat;
import dev.tidewatch.mirror.Observation.Heard;
import dev.tidewatch.mirror.Observation.Watched;
import dev.tidewatch.store.CommitHook;
import dev.tidewatch.store.RecordStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what was observed into the flows that it is about. Objects in memory are changed, and
 * written right before each commit.
 *
 * <p>Owned by one stream thread; one for each partition.
 */
final class MirrorReducer implements Processor<String, Observation, String, MirrorFlow> {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorReducer.class);
  private static final Duration OUTPUT = Duration.ofSeconds(1);

  private final MirrorTopologySettings settings;
  private ProcessorContext<String, MirrorFlow> context;
  private RecordStore flows;
  private Signals signals;
  private Latencies latencies;
  private Tracks tracks;
  private Sweeper sweeper;
  private Publisher publisher;
  private MetaRow meta = MetaRow.FIRST;
  private boolean metaChanged;
  private long leftOutBefore;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  MirrorReducer(MirrorTopologySettings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, MirrorFlow> newContext) {
    context = newContext;
    flows = store(MirrorStores.FLOWS);
    signals = new Signals(flows, settings.rules(), settings.maxFlows());
    latencies = new Latencies(store(MirrorStores.LATENCY));
    tracks =
        new Tracks(
            flows,
            store(MirrorStores.CHECKPOINTS),
            store(MirrorStores.SYNCS),
            settings.maxCheckpoints());
    load();
    sweeper =
        new Sweeper(
            settings.retention(),
            signals,
            tracks,
            store(MirrorStores.LATENCY),
            store(MirrorStores.CHECKPOINTS),
            store(MirrorStores.SYNCS));
    publisher = new Publisher(tracks, this::publish);
    CommitHook hook = context.getStateStore(MirrorStores.BEFORE_COMMIT);
    hook.beforeCommit(this::flush);
    context.schedule(OUTPUT, PunctuationType.WALL_CLOCK_TIME, now -> show());
    context.schedule(Sweeper.INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  private RecordStore store(String name) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
    return new RecordStore(store, settings.maxValueBytes(), key -> oversized(name, key));
  }

  private static void oversized(String store, byte[] key) {
    LOG.error(
        "A value for {} in {} is larger than a changelog record may be; the previous value stays",
        HexFormat.of().formatHex(key),
        store);
  }

  private void load() {
    FlowRows rows = FlowRows.read(context.getStateStore(MirrorStores.FLOWS));
    signals.load(rows.signals());
    rows.sources().forEach(tracks::load);
    meta = rows.meta();
    leftOutBefore = meta.leftOut();
  }

  @Override
  public void process(Record<String, Observation> record) {
    Observation seen = record.value();
    boolean taken = true;
    if (seen.heard() != null) {
      taken = hear(seen.heard());
    } else if (seen.checked() != null) {
      taken = tracks.check(seen.checked());
    } else if (seen.synced() != null) {
      taken = tracks.sync(seen.synced());
    } else if (seen.watched() != null) {
      watched(seen.watched());
    } else if (seen.refused() != null) {
      tracks.put(tracks.source(seen.refused().cluster()).refuse());
    }
    if (!taken) {
      meta = new MetaRow(meta.target(), meta.watched(), meta.leftOut() + 1);
      metaChanged = true;
    }
  }

  private boolean hear(Heard heard) {
    Beat beat = heard.beat();
    if (beat == null) {
      signals.forget(heard);
      return true;
    }
    SignalRow row = signals.hear(heard, beat);
    if (row != null && row.isLink()) {
      latencies.take(row.topic(), beat);
    }
    return row != null;
  }

  private void watched(Watched watched) {
    signals.watched(watched.at(), watched.behind());
    String target = watched.target() == null ? meta.target() : watched.target();
    meta = new MetaRow(target, Math.max(meta.watched(), watched.at()), meta.leftOut());
    metaChanged = true;
    if (publisher.isDue(watched.at())) {
      show();
    }
  }

  private String target() {
    return settings.cluster().orElse(meta.target());
  }

  private void show() {
    long now = context.currentSystemTimeMs();
    Map<String, List<SignalRow>> bySource = new TreeMap<>();
    tracks.sources().forEach(source -> bySource.put(source, new ArrayList<>()));
    signals
        .entries()
        .forEach(
            entry ->
                bySource
                    .computeIfAbsent(entry.getValue().source(), source -> new ArrayList<>())
                    .add(entry.getValue()));
    List<Assembly> all = new ArrayList<>();
    bySource.forEach(
        (source, its) -> all.addAll(Assembly.of(tracks.source(source), its, target())));
    publisher.publish(all, now);
    settings.gauges().show(context.taskId().partition(), all, now);
  }

  @SuppressWarnings("NullAway") // a null value is the tombstone of a flow that is gone
  private void publish(String name, @Nullable MirrorFlow flow) {
    context.forward(new Record<>(name, flow, context.currentSystemTimeMs()));
  }

  private void sweep(long now) {
    sweeper.sweep(now);
    if (meta.leftOut() > leftOutBefore) {
      LOG.warn(
          "{} records were left out: mirror.max.flows or mirror.max.checkpoints is reached",
          meta.leftOut() - leftOutBefore);
      leftOutBefore = meta.leftOut();
    }
  }

  private void flush() {
    signals.flush();
    latencies.flush();
    tracks.flush();
    if (metaChanged) {
      flows.put(StoreKeys.META, meta, Codecs.META);
      metaChanged = false;
    }
  }

  @Override
  public void close() {
    settings.gauges().show(context.taskId().partition(), List.of(), 0);
  }
}
