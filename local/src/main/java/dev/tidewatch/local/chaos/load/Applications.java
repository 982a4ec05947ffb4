package dev.tidewatch.local.chaos.load;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Names applications so that those at work cover all partitions. Owned by the thread of the load.
 */
public final class Applications {
  private final int partitions;
  private final int atATime;
  private final int jobs;
  private int number;

  /**
   * @param partitions of the events topic
   * @param atATime applications that send at the same time
   * @param jobs of each application
   */
  public Applications(int partitions, int atATime, int jobs) {
    this.partitions = partitions;
    this.atATime = atATime;
    this.jobs = jobs;
  }

  int atATime() {
    return atATime;
  }

  /** A new application in the partition that belongs to a slot. */
  ApplicationLedger next(int slot) {
    while (true) {
      String id = "app-20260101000000-%04d".formatted(number++);
      if (partitionOf(id) == slot % partitions) {
        return new ApplicationLedger(id, slot % partitions, new LogScript(id, jobs));
      }
    }
  }

  private int partitionOf(String id) {
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }
}
