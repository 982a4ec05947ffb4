package dev.tidewatch.spark.api;

import dev.tidewatch.core.spark.event.StorageLevel;
import dev.tidewatch.core.spark.state.AttemptReader;
import dev.tidewatch.core.spark.state.ExecutorState;
import dev.tidewatch.core.spark.state.ExecutorStorageState;
import dev.tidewatch.core.spark.state.RddPartitionState;
import dev.tidewatch.core.spark.state.RddPartitionState.Copy;
import dev.tidewatch.core.spark.state.RddState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The answers to {@code storage/rdd} and {@code storage/rdd/{id}}. */
public final class StorageAnswers {

  private final AttemptReader attempt;

  /** Answers from one attempt. */
  public StorageAnswers(AttemptReader attempt) {
    this.attempt = attempt;
  }

  /** {@code storage/rdd}: those of which executors hold at least one partition. */
  public List<RddStorageInfo> list() {
    return attempt.rdds().stream()
        .map(this::info)
        .filter(info -> info.numCachedPartitions() > 0)
        .toList();
  }

  /** {@code storage/rdd/{rddId}}. */
  public Answer<RddStorageInfo> one(String rddId) {
    return PathNumber.parse(rddId, "no rdd found w/ id ")
        .then(
            id -> {
              RddState rdd = attempt.rdd(id);
              return rdd == null
                  ? new Answer.NotFound<>("no rdd found w/ id " + id)
                  : new Answer.Found<>(info(rdd));
            });
  }

  private RddStorageInfo info(RddState rdd) {
    StorageLevel level = rdd.info().storageLevel();
    List<RddStorageInfo.RddPartitionInfo> partitions =
        attempt.rddPartitions(rdd.id()).stream()
            .map(partition -> partition(partition, level))
            .filter(partition -> !partition.executors().isEmpty())
            .toList();
    Map<String, Held> held = heldByExecutor(rdd.id());
    return new RddStorageInfo(
        rdd.id(),
        rdd.info().name(),
        rdd.info().numPartitions(),
        partitions.size(),
        description(level),
        partitions.stream().mapToLong(RddStorageInfo.RddPartitionInfo::memoryUsed).sum(),
        partitions.stream().mapToLong(RddStorageInfo.RddPartitionInfo::diskUsed).sum(),
        held.isEmpty()
            ? null
            : held.values().stream().map(each -> distribution(each, level)).toList(),
        partitions);
  }

  private RddStorageInfo.RddPartitionInfo partition(RddPartitionState state, StorageLevel level) {
    Map<String, Copy> copies = present(state);
    long memory = copies.values().stream().mapToLong(Copy::memorySize).sum();
    long disk = copies.values().stream().mapToLong(Copy::diskSize).sum();
    StorageLevel effective =
        new StorageLevel(
            disk > 0,
            memory > 0,
            level.useOffHeap(),
            memory > 0 && level.deserialized(),
            copies.size());
    return new RddStorageInfo.RddPartitionInfo(
        "rdd_" + state.rddId() + "_" + state.partition(),
        description(effective),
        memory,
        disk,
        List.copyOf(copies.keySet()));
  }

  /** The copies on executors that are still there. */
  private Map<String, Copy> present(RddPartitionState state) {
    return state.copies().entrySet().stream()
        .filter(entry -> entry.getValue().isOn(attempt.executor(entry.getKey())))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private record Held(String executorId, long memory, long disk) {

    Held plus(Held other) {
      return new Held(executorId, memory + other.memory, disk + other.disk);
    }
  }

  private Map<String, Held> heldByExecutor(int rddId) {
    Map<String, Held> held = new TreeMap<>();
    for (RddPartitionState partition : attempt.rddPartitions(rddId)) {
      present(partition)
          .forEach(
              (id, copy) ->
                  held.merge(id, new Held(id, copy.memorySize(), copy.diskSize()), Held::plus));
    }
    return held;
  }

  private RddStorageInfo.RddDataDistribution distribution(Held held, StorageLevel level) {
    ExecutorState executor = attempt.executor(held.executorId());
    ExecutorStorageState known = attempt.executorStorage(held.executorId());
    ExecutorStorageState used =
        known == null ? ExecutorStorageState.empty(held.executorId()) : known;
    ExecutorState.Memory memory = executor == null ? null : executor.memory();
    Long onHeap = memory == null ? null : memory.totalOnHeap();
    Long offHeap = memory == null || onHeap == null ? null : (Long) memory.totalOffHeap();
    return new RddStorageInfo.RddDataDistribution(
        executor == null ? null : ExecutorAnswers.hostPort(executor),
        held.memory(),
        (memory == null ? 0 : memory.maxMemory()) - used.memoryUsed(),
        held.disk(),
        onHeap == null ? null : (Long) (level.useOffHeap() ? 0 : held.memory()),
        offHeap == null ? null : (Long) (level.useOffHeap() ? held.memory() : 0),
        onHeap == null ? null : (Long) (onHeap - used.onHeapUsed()),
        offHeap == null ? null : (Long) (offHeap - used.offHeapUsed()));
  }

  /** Spark's words for a level. */
  static String description(StorageLevel level) {
    String memory = level.useOffHeap() ? "Memory (off heap) " : "Memory ";
    return (level.useDisk() ? "Disk " : "")
        + (level.useMemory() ? memory : "")
        + (level.deserialized() ? "Deserialized " : "Serialized ")
        + level.replication()
        + "x Replicated";
  }
}
