package dev.tidewatch.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of tasks: nearly all of a log. */
final class TaskLines {

  private static final int RESULT_SIZE = 1836;
  private static final int BYTES_PER_RECORD = 39;

  private static final String[] PEAKS = {
    "JVMHeapMemory",
    "JVMOffHeapMemory",
    "OnHeapExecutionMemory",
    "OffHeapExecutionMemory",
    "OnHeapStorageMemory",
    "OffHeapStorageMemory",
    "OnHeapUnifiedMemory",
    "OffHeapUnifiedMemory",
    "DirectPoolMemory",
    "MappedPoolMemory",
    "ProcessTreeJVMVMemory",
    "ProcessTreeJVMRSSMemory",
    "ProcessTreePythonVMemory",
    "ProcessTreePythonRSSMemory",
    "ProcessTreeOtherVMemory",
    "ProcessTreeOtherRSSMemory",
    "MinorGCCount",
    "MinorGCTime",
    "MajorGCCount",
    "MajorGCTime",
    "TotalGCTime",
    "ConcurrentGCCount",
    "ConcurrentGCTime"
  };

  private static final String[] PUSH_BASED_SHUFFLE = {
    "Corrupt Merged Block Chunks", "Merged Fetch Fallback Count", "Merged Remote Blocks Fetched",
    "Merged Local Blocks Fetched", "Merged Remote Chunks Fetched", "Merged Local Chunks Fetched",
    "Merged Remote Bytes Read", "Merged Local Bytes Read", "Merged Remote Requests Duration"
  };

  private final LogWriter log;
  private final Map<String, Long> stageTotals = new LinkedHashMap<>();
  private long nextId;
  private int stage;

  TaskLines(LogWriter log) {
    this.log = log;
  }

  long nextId() {
    return nextId++;
  }

  void beginStage(int stage) {
    this.stage = stage;
    stageTotals.clear();
  }

  void start(Task task) throws IOException {
    log.event(
        "SparkListenerTaskStart",
        () -> {
          log.put("Stage ID", task.stage()).put("Stage Attempt ID", 0);
          log.object("Task Info", () -> info(task, 0, () -> {}));
        });
  }

  void end(Task task) throws IOException {
    log.event(
        "SparkListenerTaskEnd",
        () -> {
          log.put("Stage ID", task.stage())
              .put("Stage Attempt ID", 0)
              .put("Task Type", task.writesShuffle() ? "ShuffleMapTask" : "ResultTask");
          log.object("Task End Reason", () -> log.put("Reason", "Success"));
          log.object("Task Info", () -> info(task, task.end(), () -> updates(task)));
          log.object("Task Executor Metrics", () -> peaks(task));
          log.object("Task Metrics", () -> metrics(task));
        });
  }

  /** What a stage's end says of its accumulators. */
  LogWriter.Body accumulables() {
    return () -> {
      int number = 0;
      for (Map.Entry<String, Long> total : stageTotals.entrySet()) {
        accumulable(number++, total.getKey(), null, total.getValue());
      }
    };
  }

  private void info(Task task, long finishTime, LogWriter.Body accumulables) throws IOException {
    log.put("Task ID", task.id())
        .put("Index", task.index())
        .put("Attempt", 0)
        .put("Partition ID", task.index())
        .put("Launch Time", task.start())
        .put("Executor ID", task.executorId())
        .put("Host", task.host())
        .put("Locality", task.writesShuffle() ? "PROCESS_LOCAL" : "NODE_LOCAL")
        .put("Speculative", false)
        .put("Getting Result Time", 0)
        .put("Finish Time", finishTime)
        .put("Failed", false)
        .put("Killed", false);
    log.array("Accumulables", accumulables);
  }

  /** Spark logs an accumulable for each metric of the task that is not 0. */
  private void updates(Task task) throws IOException {
    int number = 0;
    for (Map.Entry<String, Long> update : internalMetrics(task).entrySet()) {
      if (update.getValue() != 0) {
        long total = stageTotals.merge(update.getKey(), update.getValue(), Long::sum);
        accumulable(number, update.getKey(), update.getValue(), total);
      }
      number++;
    }
  }

  private static Map<String, Long> internalMetrics(Task task) {
    Map<String, Long> metrics = new LinkedHashMap<>();
    metrics.put("executorDeserializeTime", task.deserializeTime());
    metrics.put("executorDeserializeCpuTime", task.deserializeTime() * 900_000);
    metrics.put("executorRunTime", task.runTime());
    metrics.put("executorCpuTime", task.runTime() * 950_000);
    metrics.put("resultSize", (long) RESULT_SIZE);
    metrics.put("jvmGCTime", task.gcTime());
    return metrics;
  }

  private void accumulable(int number, String metric, @Nullable Long update, long value)
      throws IOException {
    log.element(
        () -> {
          log.put("ID", stage * 25L + number).put("Name", "internal.metrics." + metric);
          if (update != null) {
            log.put("Update", update);
          }
          log.put("Value", value).put("Internal", true).put("Count Failed Values", true);
        });
  }

  private void peaks(Task task) throws IOException {
    for (String peak : PEAKS) {
      log.put(peak, peak.equals("JVMHeapMemory") ? 300_000_000 + task.records() * 100 : 0);
    }
  }

  private void metrics(Task task) throws IOException {
    long bytes = task.records() * BYTES_PER_RECORD;
    long shuffled = task.writesShuffle() ? 0 : bytes;
    log.put("Executor Deserialize Time", task.deserializeTime())
        .put("Executor Deserialize CPU Time", task.deserializeTime() * 900_000)
        .put("Executor Run Time", task.runTime())
        .put("Executor CPU Time", task.runTime() * 950_000)
        .put("Peak Execution Memory", 0)
        .put("Peak On Heap Execution Memory", 0)
        .put("Peak Off Heap Execution Memory", 0)
        .put("Result Size", RESULT_SIZE)
        .put("JVM GC Time", task.gcTime())
        .put("Result Serialization Time", 0)
        .put("Memory Bytes Spilled", 0)
        .put("Disk Bytes Spilled", 0);
    log.object("Shuffle Read Metrics", () -> shuffleRead(task, shuffled));
    log.object(
        "Shuffle Write Metrics",
        () ->
            log.put("Shuffle Bytes Written", task.writesShuffle() ? bytes / 2 : 0)
                .put("Shuffle Write Time", task.writesShuffle() ? bytes * 10 : 0)
                .put("Shuffle Records Written", task.writesShuffle() ? task.records() : 0));
    log.object(
        "Input Metrics",
        () ->
            log.put("Bytes Read", bytes - shuffled)
                .put("Records Read", task.writesShuffle() ? task.records() : 0));
    log.object("Output Metrics", () -> log.put("Bytes Written", 0).put("Records Written", 0));
    log.array("Updated Blocks", () -> {});
  }

  private void shuffleRead(Task task, long bytes) throws IOException {
    log.put("Remote Blocks Fetched", bytes > 0 ? 9 : 0)
        .put("Local Blocks Fetched", bytes > 0 ? 1 : 0)
        .put("Fetch Wait Time", bytes > 0 ? task.runTime() / 20 : 0)
        .put("Remote Bytes Read", bytes / 10 * 9)
        .put("Remote Bytes Read To Disk", 0)
        .put("Local Bytes Read", bytes - bytes / 10 * 9)
        .put("Total Records Read", bytes > 0 ? task.records() : 0)
        .put("Remote Requests Duration", bytes > 0 ? task.runTime() / 10 : 0);
    log.object(
        "Push Based Shuffle",
        () -> {
          for (String metric : PUSH_BASED_SHUFFLE) {
            log.put(metric, 0);
          }
        });
  }
}
