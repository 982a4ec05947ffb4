package dev.tidewatch.core.spark.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The executor metrics whose peaks Spark records, in the order of its REST API. Sizes in bytes,
 * times in milliseconds. Stored by position: new ones go to the end.
 */
public enum ExecutorPeak {
  JVM_HEAP_MEMORY("JVMHeapMemory"),
  JVM_OFF_HEAP_MEMORY("JVMOffHeapMemory"),
  ON_HEAP_EXECUTION_MEMORY("OnHeapExecutionMemory"),
  OFF_HEAP_EXECUTION_MEMORY("OffHeapExecutionMemory"),
  ON_HEAP_STORAGE_MEMORY("OnHeapStorageMemory"),
  OFF_HEAP_STORAGE_MEMORY("OffHeapStorageMemory"),
  ON_HEAP_UNIFIED_MEMORY("OnHeapUnifiedMemory"),
  OFF_HEAP_UNIFIED_MEMORY("OffHeapUnifiedMemory"),
  DIRECT_POOL_MEMORY("DirectPoolMemory"),
  MAPPED_POOL_MEMORY("MappedPoolMemory"),
  PROCESS_TREE_JVM_V_MEMORY("ProcessTreeJVMVMemory"),
  PROCESS_TREE_JVM_RSS_MEMORY("ProcessTreeJVMRSSMemory"),
  PROCESS_TREE_PYTHON_V_MEMORY("ProcessTreePythonVMemory"),
  PROCESS_TREE_PYTHON_RSS_MEMORY("ProcessTreePythonRSSMemory"),
  PROCESS_TREE_OTHER_V_MEMORY("ProcessTreeOtherVMemory"),
  PROCESS_TREE_OTHER_RSS_MEMORY("ProcessTreeOtherRSSMemory"),
  MINOR_GC_COUNT("MinorGCCount"),
  MINOR_GC_TIME("MinorGCTime"),
  MAJOR_GC_COUNT("MajorGCCount"),
  MAJOR_GC_TIME("MajorGCTime"),
  TOTAL_GC_TIME("TotalGCTime"),
  CONCURRENT_GC_COUNT("ConcurrentGCCount"),
  CONCURRENT_GC_TIME("ConcurrentGCTime");

  static final int COUNT = values().length;

  /** A HashMap, as it is asked some twenty times an event. */
  private static final Map<String, ExecutorPeak> BY_NAME =
      Arrays.stream(values())
          .collect(
              Collectors.toMap(p -> p.sparkName, Function.identity(), (a, b) -> a, HashMap::new));

  private final String sparkName;

  ExecutorPeak(String sparkName) {
    this.sparkName = sparkName;
  }

  /** The metric's name in event logs and in the REST API. */
  public String sparkName() {
    return sparkName;
  }

  /** The metric of that name in a log, or null for one that is not known. */
  public static @Nullable ExecutorPeak bySparkName(String name) {
    return BY_NAME.get(name);
  }
}
