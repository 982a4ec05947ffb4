package dev.tidewatch.balance;

/**
 * What one partition of a topic was seen to hold. Part of the store format.
 *
 * @param bytes of keys, values and headers
 * @param lastArrival when its last record was taken, in milliseconds since the epoch
 */
public record PartitionBalance(
    long records, long bytes, long firstOffset, long lastOffset, long lastArrival) {

  /** Of the first record. */
  public static PartitionBalance first(long offset, long bytes, long arrival) {
    return new PartitionBalance(1, bytes, offset, offset, arrival);
  }

  /** With one record more. */
  public PartitionBalance with(long offset, long more, long arrival) {
    return new PartitionBalance(
        records + 1,
        bytes + more,
        Math.min(firstOffset, offset),
        Math.max(lastOffset, offset),
        Math.max(lastArrival, arrival));
  }

  /** Of the same partition, as two shards have seen it. */
  public PartitionBalance and(PartitionBalance other) {
    return new PartitionBalance(
        records + other.records,
        bytes + other.bytes,
        Math.min(firstOffset, other.firstOffset),
        Math.max(lastOffset, other.lastOffset),
        Math.max(lastArrival, other.lastArrival));
  }
}
