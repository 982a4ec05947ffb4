package dev.tidewatch.deadletter;

/**
 * What one partition of a dead-letter topic was seen to hold.
 *
 * @param bytes of keys, values and headers
 * @param lastArrival when its last record was taken, in milliseconds since the epoch
 */
record PartitionBalance(
    long records, long bytes, long firstOffset, long lastOffset, long lastArrival) {

  static PartitionBalance first(DeadLetter letter, long arrival) {
    return new PartitionBalance(1, letter.bytes(), letter.offset(), letter.offset(), arrival);
  }

  PartitionBalance with(DeadLetter letter, long arrival) {
    return new PartitionBalance(
        records + 1,
        bytes + letter.bytes(),
        Math.min(firstOffset, letter.offset()),
        Math.max(lastOffset, letter.offset()),
        Math.max(lastArrival, arrival));
  }

  /** Of the same partition, as two shards have seen it. */
  PartitionBalance and(PartitionBalance other) {
    return new PartitionBalance(
        records + other.records,
        bytes + other.bytes,
        Math.min(firstOffset, other.firstOffset),
        Math.max(lastOffset, other.lastOffset),
        Math.max(lastArrival, other.lastArrival));
  }
}
