package dev.tidewatch.deadletter;

import dev.tidewatch.core.deadletter.decode.Position;
import dev.tidewatch.deadletter.DeadLetterViews.MarksOf;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Which dead letters of a group were sent again, as it was when it was first asked: a block of
 * offsets is read once for as long as positions stay in it. Owned by one thread.
 */
final class SentMarks implements Predicate<Position> {

  private final String fingerprint;
  private final Function<MarksOf, Marks> read;
  private final Map<TopicPartition, Known> known = new HashMap<>();

  private record Known(long block, Marks marks) {}

  /**
   * @param read gives a block
   */
  SentMarks(String fingerprint, Function<MarksOf, Marks> read) {
    this.fingerprint = fingerprint;
    this.read = read;
  }

  @Override
  public boolean test(Position position) {
    long block = Marks.blockOf(position.offset());
    TopicPartition partition = new TopicPartition(position.topic(), position.partition());
    Known last = known.get(partition);
    if (last == null || last.block() != block) {
      MarksOf wanted = new MarksOf(fingerprint, position.topic(), position.partition(), block);
      last = new Known(block, read.apply(wanted));
      known.put(partition, last);
    }
    return last.marks().has(position.offset());
  }
}
