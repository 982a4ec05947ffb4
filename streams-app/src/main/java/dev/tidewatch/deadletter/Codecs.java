package dev.tidewatch.deadletter;

import dev.tidewatch.balance.PartitionBalance;
import dev.tidewatch.codec.RecordCodec;
import java.util.List;

/** How the values of the stores of dead letters are written. */
final class Codecs {

  static final RecordCodec<GroupState> GROUP = RecordCodec.of(GroupState.class);
  static final RecordCodec<RecordRow> RECORD = RecordCodec.of(RecordRow.class);
  static final RecordCodec<Count> COUNT = RecordCodec.of(Count.class);
  static final RecordCodec<PartitionBalance> BALANCE = RecordCodec.of(PartitionBalance.class);
  static final RecordCodec<RedriveState> REDRIVE = RecordCodec.of(RedriveState.class);
  static final RecordCodec<OpenRedrive> OPEN_REDRIVE = RecordCodec.of(OpenRedrive.class);
  static final RecordCodec<Marks> MARKS = RecordCodec.of(Marks.class);

  /** All of them: their schemas belong to the archive of released ones. */
  static final List<RecordCodec<?>> ALL =
      List.of(GROUP, RECORD, COUNT, BALANCE, REDRIVE, OPEN_REDRIVE, MARKS);

  private Codecs() {}
}
