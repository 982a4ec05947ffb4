package dev.tidewatch.mirror;

import dev.tidewatch.codec.RecordCodec;
import dev.tidewatch.core.mirror.track.CheckpointState;
import dev.tidewatch.core.mirror.track.SyncState;
import java.util.List;

/** How the values of the stores of mirrors, and of their internal topic, are written. */
final class Codecs {

  static final RecordCodec<SignalRow> SIGNAL = RecordCodec.of(SignalRow.class);
  static final RecordCodec<SourceRow> SOURCE = RecordCodec.of(SourceRow.class);
  static final RecordCodec<MetaRow> META = RecordCodec.of(MetaRow.class);
  static final RecordCodec<LatencyRow> LATENCY = RecordCodec.of(LatencyRow.class);
  static final RecordCodec<CheckpointState> CHECKPOINT = RecordCodec.of(CheckpointState.class);
  static final RecordCodec<SyncState> SYNC = RecordCodec.of(SyncState.class);
  static final RecordCodec<Observation> OBSERVATION = RecordCodec.of(Observation.class);

  /** All of them: their schemas belong to the archive of released ones. */
  static final List<RecordCodec<?>> ALL =
      List.of(SIGNAL, SOURCE, META, LATENCY, CHECKPOINT, SYNC, OBSERVATION);

  private Codecs() {}
}
