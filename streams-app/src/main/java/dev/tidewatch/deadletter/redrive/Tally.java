package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.deadletter.command.Progress.Sent;
import dev.tidewatch.deadletter.command.Progress.Skipped;
import dev.tidewatch.deadletter.command.SkipReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Counts what became of the records of one transaction. Owned by one thread. */
final class Tally {

  private final Map<TopicPartition, List<Long>> sent = new LinkedHashMap<>();
  private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
  private long read;

  void add(Position position, Verdict verdict) {
    read++;
    if (verdict instanceof Verdict.Send) {
      sent.computeIfAbsent(
              new TopicPartition(position.topic(), position.partition()),
              partition -> new ArrayList<>())
          .add(position.offset());
    } else if (verdict instanceof Verdict.Skip skip) {
      skipped.merge(skip.reason(), 1L, Long::sum);
    }
  }

  /** What the journal gets. */
  Progress progress(long gone, Progress.@Nullable End end) {
    return new Progress(
        read,
        sent.entrySet().stream()
            .map(
                each -> new Sent(each.getKey().topic(), each.getKey().partition(), each.getValue()))
            .toList(),
        skipped.entrySet().stream()
            .map(each -> new Skipped(each.getKey(), each.getValue()))
            .toList(),
        gone,
        end,
        null);
  }
}
