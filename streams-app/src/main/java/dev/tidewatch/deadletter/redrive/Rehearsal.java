package dev.tidewatch.deadletter.redrive;

import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.command.Order;
import dev.tidewatch.deadletter.command.Progress;
import dev.tidewatch.query.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an order would do, by doing all of it but sending. Safe for use by any thread.
 *
 * @param runs whose rules hold
 */
public record Rehearsal(RedriveRuns runs) {

  /** Records that are shown with where they would go. */
  private static final int EXAMPLES = 10;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST = 2_000;

  /** Left of the deadline for the answer. */
  private static final Duration REST = Duration.ofMillis(500);

  /**
   * What would be done.
   *
   * @param progress of one transaction, had it been one
   * @param targets where to, and how many; in the order of the first record of each
   * @param left offsets that there was no time to read
   */
  public record Plan(
      Progress progress, Map<Target, Long> targets, List<Example> examples, long left) {}

  /**
   * Where records would go.
   *
   * @param partition null where it depends on the key
   */
  public record Target(String topic, @Nullable Integer partition) {}

  /** Where one record would go. */
  public record Example(Position from, Target to) {}

  /**
   * Reads what an order means, for as long as there is time.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   */
  public Plan of(Order order, Predicate<Position> sentBefore, Deadline deadline) {
    Judge judge = runs.judge(order, sentBefore);
    Tally tally = new Tally();
    Map<Target, Long> targets = new LinkedHashMap<>();
    List<Example> examples = new ArrayList<>();
    long gone = 0;
    try (SliceReader reader =
        new SliceReader(runs.clients(), "", MOST, order.slices(), runs.address())) {
      reader.begin();
      while (!reader.isAtEnd() && deadline.remaining().compareTo(REST) > 0) {
        ConsumerRecords<byte[], byte[]> records = reader.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          Position position = new Position(record.topic(), record.partition(), record.offset());
          Verdict verdict = judge.of(record);
          tally.add(position, verdict);
          if (verdict instanceof Verdict.Send send) {
            Target target = target(send.record());
            targets.merge(target, 1L, Long::sum);
            if (examples.size() < EXAMPLES) {
              examples.add(new Example(position, target));
            }
          }
        }
        gone += reader.gone();
        reader.keep();
      }
      gone += reader.gone();
      return new Plan(tally.progress(gone, null), targets, examples, reader.left());
    }
  }

  private static Target target(ProducerRecord<byte[], byte[]> record) {
    return new Target(record.topic(), record.partition());
  }
}
