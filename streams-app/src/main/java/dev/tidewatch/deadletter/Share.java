package dev.tidewatch.deadletter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of what one partition of an origin topic held in an hour failed: from the offsets that
 * dead letters name, so that nobody has to be asked how much input there was. Offsets without a
 * record (of transactions, or of compaction) make it less than it is.
 *
 * @param hour number of the hour of the dead letters' timestamps
 * @param first the least offset that failed
 * @param last the greatest
 * @param count dead letters
 */
record Share(String topic, int partition, long hour, long first, long last, long count) {

  /** Partitions and hours that are kept of a group. */
  static final int MOST = 64;

  private Share and(long offset) {
    return new Share(
        topic, partition, hour, Math.min(first, offset), Math.max(last, offset), count + 1);
  }

  private boolean isOf(DeadLetter letter, long ofHour) {
    return hour == ofHour
        && letter.originPartition() != null
        && partition == letter.originPartition()
        && topic.equals(letter.originTopic());
  }

  /** Counts a dead letter in. Of a partition, the last two hours are kept. */
  static void count(List<Share> shares, DeadLetter letter) {
    String topic = letter.originTopic();
    Integer partition = letter.originPartition();
    Long offset = letter.originOffset();
    if (topic == null || partition == null || offset == null || offset < 0) {
      return;
    }
    long hour = RateWindow.HOUR.spanOf(letter.timestamp());
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i).isOf(letter, hour)) {
        shares.set(i, shares.get(i).and(offset));
        return;
      }
    }
    shares.removeIf(
        each -> each.topic.equals(topic) && each.partition == partition && each.hour < hour - 1);
    if (shares.size() < MOST) {
      shares.add(new Share(topic, partition, hour, offset, offset, 1));
    }
  }

  /**
   * Which part of the input failed in this hour and the one before, from 0 to 1: of what came after
   * the first dead letter, so that a single one says nothing.
   *
   * @param now milliseconds since the epoch
   * @param minimum dead letters that it takes
   * @return null where there are fewer
   */
  static @Nullable Double of(List<Share> shares, long now, int minimum) {
    long hour = RateWindow.HOUR.spanOf(now);
    List<Share> recent = new ArrayList<>(shares);
    recent.removeIf(each -> each.hour < hour - 1 || each.hour > hour);
    long failed = recent.stream().mapToLong(each -> each.count - 1).sum();
    long input = recent.stream().mapToLong(each -> each.last - each.first).sum();
    if (input <= 0 || failed + 1 < minimum) {
      return null;
    }
    return Math.min(1.0, (double) failed / input);
  }
}
