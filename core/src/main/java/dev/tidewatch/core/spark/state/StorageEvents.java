package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.RddInfo;
import dev.tidewatch.core.spark.event.SparkEvent.BlockUpdated;
import dev.tidewatch.core.spark.event.SparkEvent.UnpersistRdd;
import dev.tidewatch.core.spark.event.StageInfo;
import dev.tidewatch.core.spark.event.StorageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What executors store. Unlike Spark, each copy of a block is known on its own: an event that says
 * again what a copy is changes nothing, where Spark adds its size once more.
 */
final class StorageEvents {

  private static final Pattern RDD_BLOCK = Pattern.compile("rdd_([0-9]{1,9})_([0-9]{1,9})");

  private StorageEvents() {}

  /** A stage that is submitted names the RDDs that are persisted by then. */
  static void persisted(AttemptStore store, StageInfo stage) {
    for (RddInfo info : stage.rdds()) {
      if (info.storageLevel().isValid() && store.rdd(info.id()) == null) {
        store.put(new RddState(info));
      }
    }
  }

  static void blockUpdated(AttemptStore store, BlockUpdated event) {
    ExecutorState executor = store.executor(event.executorId());
    if (executor == null || !executor.active()) {
      return;
    }
    Matcher block = RDD_BLOCK.matcher(event.blockId());
    if (block.matches()) {
      int rddId = Integer.parseInt(block.group(1));
      int partition = Integer.parseInt(block.group(2));
      rddBlockUpdated(store, event, executor, rddId, partition);
    } else if (event.blockId().startsWith("broadcast_")) {
      count(store, event, 0);
    }
  }

  private static void rddBlockUpdated(
      AttemptStore store, BlockUpdated event, ExecutorState executor, int rddId, int partition) {
    if (store.rdd(rddId) == null) {
      count(store, event, 0);
      return;
    }
    RddPartitionState known = store.rddPartition(rddId, partition);
    RddPartitionState before = known == null ? RddPartitionState.absent(rddId, partition) : known;
    RddPartitionState.Copy copy = before.copyOn(executor);
    boolean stored = event.storageLevel().isValid();
    if (copy == null ? !stored : copy.reported().equals(event)) {
      store.tally().repeatedEvent();
      return;
    }
    if (stored) {
      long memory = (copy == null ? 0 : copy.memorySize()) + memoryDelta(event);
      long disk = (copy == null ? 0 : copy.diskSize()) + diskDelta(event);
      store.put(
          before.with(
              new RddPartitionState.Copy(
                  executor.addTime(), Math.max(0, memory), Math.max(0, disk), event)));
      count(store, event, copy == null ? 1 : 0);
      return;
    }
    RddPartitionState after = before.without(event.executorId());
    if (after.copies().isEmpty()) {
      store.removeRddPartition(rddId, partition);
    } else {
      store.put(after);
    }
    count(store, event, -1);
  }

  private static void count(AttemptStore store, BlockUpdated event, int blocks) {
    store.put(
        storage(store, event.executorId())
            .plus(blocks, memoryDelta(event), diskDelta(event), event.storageLevel().useOffHeap()));
  }

  private static ExecutorStorageState storage(AttemptStore store, String executorId) {
    ExecutorStorageState known = store.executorStorage(executorId);
    return known == null ? ExecutorStorageState.empty(executorId) : known;
  }

  /** The sizes of an event are what came where its level names the place, else what went. */
  private static long memoryDelta(BlockUpdated event) {
    return event.storageLevel().useMemory() ? event.memorySize() : -event.memorySize();
  }

  private static long diskDelta(BlockUpdated event) {
    return event.storageLevel().useDisk() ? event.diskSize() : -event.diskSize();
  }

  static void unpersisted(AttemptStore store, UnpersistRdd event) {
    RddState rdd = store.rdd(event.rddId());
    if (rdd == null) {
      store.tally().repeatedEvent();
      return;
    }
    StorageLevel level = rdd.info().storageLevel();
    List<RddPartitionState> partitions = new ArrayList<>();
    store.rddPartitions(event.rddId()).forEach(partitions::add);
    for (RddPartitionState partition : partitions) {
      partition.copies().forEach((id, copy) -> release(store, id, copy, level));
      store.removeRddPartition(event.rddId(), partition.partition());
    }
    store.removeRdd(event.rddId());
  }

  private static void release(
      AttemptStore store, String executorId, RddPartitionState.Copy copy, StorageLevel level) {
    ExecutorState executor = store.executor(executorId);
    if (copy.isOn(executor)) {
      store.put(
          storage(store, executorId)
              .plus(-1, -copy.memorySize(), -copy.diskSize(), level.useOffHeap()));
    }
  }
}
