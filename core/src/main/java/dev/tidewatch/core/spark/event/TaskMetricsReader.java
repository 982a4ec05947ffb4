package dev.tidewatch.core.spark.event;

import static dev.tidewatch.core.spark.event.MetricFields.Rule.OPTIONAL;
import static dev.tidewatch.core.spark.event.MetricFields.Rule.REQUIRED;
import static dev.tidewatch.core.spark.event.MetricFields.Rule.REQUIRED_INT;

/** Reads the {@code Task Metrics} of one event. */
final class TaskMetricsReader {

  private static final MetricFields TASK =
      new MetricFields()
          .with(REQUIRED, "Executor Deserialize Time", TaskMetric.EXECUTOR_DESERIALIZE_TIME)
          .with(OPTIONAL, "Executor Deserialize CPU Time", TaskMetric.EXECUTOR_DESERIALIZE_CPU_TIME)
          .with(REQUIRED, "Executor Run Time", TaskMetric.EXECUTOR_RUN_TIME)
          .with(OPTIONAL, "Executor CPU Time", TaskMetric.EXECUTOR_CPU_TIME)
          .with(OPTIONAL, "Peak Execution Memory", TaskMetric.PEAK_EXECUTION_MEMORY)
          .with(REQUIRED, "Result Size", TaskMetric.RESULT_SIZE)
          .with(REQUIRED, "JVM GC Time", TaskMetric.JVM_GC_TIME)
          .with(REQUIRED, "Result Serialization Time", TaskMetric.RESULT_SERIALIZATION_TIME)
          .with(REQUIRED, "Memory Bytes Spilled", TaskMetric.MEMORY_BYTES_SPILLED)
          .with(REQUIRED, "Disk Bytes Spilled", TaskMetric.DISK_BYTES_SPILLED);

  private static final MetricFields SHUFFLE_READ =
      new MetricFields()
          .with(REQUIRED_INT, "Remote Blocks Fetched", TaskMetric.SHUFFLE_REMOTE_BLOCKS_FETCHED)
          .with(REQUIRED_INT, "Local Blocks Fetched", TaskMetric.SHUFFLE_LOCAL_BLOCKS_FETCHED)
          .with(REQUIRED, "Fetch Wait Time", TaskMetric.SHUFFLE_FETCH_WAIT_TIME)
          .with(REQUIRED, "Remote Bytes Read", TaskMetric.SHUFFLE_REMOTE_BYTES_READ)
          .with(OPTIONAL, "Remote Bytes Read To Disk", TaskMetric.SHUFFLE_REMOTE_BYTES_READ_TO_DISK)
          .with(OPTIONAL, "Local Bytes Read", TaskMetric.SHUFFLE_LOCAL_BYTES_READ)
          .with(OPTIONAL, "Total Records Read", TaskMetric.SHUFFLE_RECORDS_READ)
          .with(OPTIONAL, "Remote Requests Duration", TaskMetric.SHUFFLE_REMOTE_REQS_DURATION);

  private static final MetricFields PUSH_BASED_SHUFFLE =
      new MetricFields()
          .with(
              OPTIONAL,
              "Corrupt Merged Block Chunks",
              TaskMetric.SHUFFLE_CORRUPT_MERGED_BLOCK_CHUNKS)
          .with(
              OPTIONAL,
              "Merged Fetch Fallback Count",
              TaskMetric.SHUFFLE_MERGED_FETCH_FALLBACK_COUNT)
          .with(
              OPTIONAL,
              "Merged Remote Blocks Fetched",
              TaskMetric.SHUFFLE_REMOTE_MERGED_BLOCKS_FETCHED)
          .with(
              OPTIONAL,
              "Merged Local Blocks Fetched",
              TaskMetric.SHUFFLE_LOCAL_MERGED_BLOCKS_FETCHED)
          .with(
              OPTIONAL,
              "Merged Remote Chunks Fetched",
              TaskMetric.SHUFFLE_REMOTE_MERGED_CHUNKS_FETCHED)
          .with(
              OPTIONAL,
              "Merged Local Chunks Fetched",
              TaskMetric.SHUFFLE_LOCAL_MERGED_CHUNKS_FETCHED)
          .with(OPTIONAL, "Merged Remote Bytes Read", TaskMetric.SHUFFLE_REMOTE_MERGED_BYTES_READ)
          .with(OPTIONAL, "Merged Local Bytes Read", TaskMetric.SHUFFLE_LOCAL_MERGED_BYTES_READ)
          .with(
              OPTIONAL,
              "Merged Remote Requests Duration",
              TaskMetric.SHUFFLE_REMOTE_MERGED_REQS_DURATION);

  private static final MetricFields SHUFFLE_WRITE =
      new MetricFields()
          .with(REQUIRED, "Shuffle Bytes Written", TaskMetric.SHUFFLE_BYTES_WRITTEN)
          .with(REQUIRED, "Shuffle Write Time", TaskMetric.SHUFFLE_WRITE_TIME)
          .with(OPTIONAL, "Shuffle Records Written", TaskMetric.SHUFFLE_RECORDS_WRITTEN);

  private static final MetricFields INPUT =
      new MetricFields()
          .with(REQUIRED, "Bytes Read", TaskMetric.INPUT_BYTES_READ)
          .with(OPTIONAL, "Records Read", TaskMetric.INPUT_RECORDS_READ);

  private static final MetricFields OUTPUT =
      new MetricFields()
          .with(REQUIRED, "Bytes Written", TaskMetric.OUTPUT_BYTES_WRITTEN)
          .with(OPTIONAL, "Records Written", TaskMetric.OUTPUT_RECORDS_WRITTEN);

  private final JsonLine in;
  private final long[] values = new long[TaskMetric.COUNT];
  private long seen;

  private TaskMetricsReader(JsonLine in) {
    this.in = in;
  }

  /** All zero for null, as Spark reads the end of a task that brought no metrics. */
  static TaskMetrics read(JsonLine in, String name) {
    if (!in.enterOptionalObject(name)) {
      return TaskMetrics.ZERO;
    }
    TaskMetricsReader reader = new TaskMetricsReader(in);
    reader.readTask(name);
    return TaskMetrics.owning(reader.values);
  }

  private void readTask(String name) {
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Shuffle Read Metrics" -> readSection(field, SHUFFLE_READ);
        case "Shuffle Write Metrics" -> readSection(field, SHUFFLE_WRITE);
        case "Input Metrics" -> readSection(field, INPUT);
        case "Output Metrics" -> readSection(field, OUTPUT);
        default -> seen |= TASK.read(in, field, values);
      }
    }
    require(TASK, name);
  }

  private void readSection(String name, MetricFields section) {
    seen = section.forget(seen, values);
    if (!in.enterOptionalObject(name)) {
      return;
    }
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals("Push Based Shuffle")) {
        readSection(field, PUSH_BASED_SHUFFLE);
      } else {
        seen |= section.read(in, field, values);
      }
    }
    require(section, name);
  }

  private void require(MetricFields section, String name) {
    String missing = section.missing(seen);
    if (missing != null) {
      throw in.missing(name, missing);
    }
  }
}
