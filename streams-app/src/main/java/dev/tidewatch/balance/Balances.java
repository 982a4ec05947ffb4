package dev.tidewatch.balance;

import dev.tidewatch.balance.BalanceAnswer.Partition;
import dev.tidewatch.balance.BalanceAnswer.Skew;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts together what the partitions of the stores have seen of a topic. */
public final class Balances {

  /** More partitions than a topic has; a number above is somebody's nonsense. */
  private static final int MOST_PARTITIONS = 100_000;

  private Balances() {}

  /** The topic as a whole. */
  public static BalanceAnswer answer(String topic, List<BalanceRow> rows) {
    TreeMap<Integer, PartitionBalance> seen = new TreeMap<>();
    rows.stream()
        .filter(row -> row.partition() < MOST_PARTITIONS)
        .forEach(row -> seen.merge(row.partition(), row.seen(), PartitionBalance::and));
    List<Partition> partitions = new ArrayList<>();
    for (int partition = 0; !seen.isEmpty() && partition <= seen.lastKey(); partition++) {
      PartitionBalance balance = seen.get(partition);
      partitions.add(
          balance == null
              ? new Partition(partition, 0, 0, -1, -1)
              : new Partition(
                  partition,
                  balance.records(),
                  balance.bytes(),
                  balance.firstOffset(),
                  balance.lastOffset()));
    }
    List<Long> records = partitions.stream().map(Partition::records).toList();
    List<Long> bytes = partitions.stream().map(Partition::bytes).toList();
    return new BalanceAnswer(
        topic, sum(records), sum(bytes), Skew.of(records), Skew.of(bytes), partitions);
  }

  private static long sum(List<Long> sizes) {
    return sizes.stream().mapToLong(Long::longValue).sum();
  }
}
