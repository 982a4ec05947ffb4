package dev.tidewatch.balance;

/** What one shard has seen of a partition of a topic. */
public record BalanceRow(int partition, PartitionBalance seen) {}
