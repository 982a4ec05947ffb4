package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.TaskEnd;
import dev.tidewatch.core.spark.event.SparkEvent.TaskGettingResult;
import dev.tidewatch.core.spark.event.SparkEvent.TaskStart;
import java.util.Map;

/** Reads {@code SparkListenerTask…}: nearly all the lines of a log. */
final class TaskEvents {

  private TaskEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerTaskStart", TaskEvents::start);
    readers.put("SparkListenerTaskGettingResult", TaskEvents::gettingResult);
    readers.put("SparkListenerTaskEnd", TaskEvents::end);
  }

  private static TaskStart start(JsonLine in) {
    long stageId = JsonLine.ABSENT;
    int stageAttemptId = 0;
    TaskInfo task = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Stage ID" -> stageId = in.intValue(field);
        case "Stage Attempt ID" -> stageAttemptId = in.optionalInt(field, 0);
        case "Task Info" -> task = TaskInfoReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerTaskStart";
    return new TaskStart(
        (int) in.required(stageId, event, "Stage ID"),
        stageAttemptId,
        in.required(task, event, "Task Info"));
  }

  private static TaskGettingResult gettingResult(JsonLine in) {
    TaskInfo task = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Task Info" -> task = TaskInfoReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    return new TaskGettingResult(in.required(task, "SparkListenerTaskGettingResult", "Task Info"));
  }

  private static TaskEnd end(JsonLine in) {
    long stageId = JsonLine.ABSENT;
    int stageAttemptId = 0;
    TaskInfoReader.Read task = null;
    TaskEndReason reason = null;
    ExecutorPeaks peaks = ExecutorPeaks.ZERO;
    TaskMetrics metrics = TaskMetrics.ZERO;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Stage ID" -> stageId = in.intValue(field);
        case "Stage Attempt ID" -> stageAttemptId = in.optionalInt(field, 0);
        case "Task End Reason" -> reason = TaskEndReasonReader.read(in, field);
        case "Task Info" -> task = TaskInfoReader.readAll(in, field);
        case "Task Executor Metrics" -> peaks = ExecutorPeaksReader.read(in, field);
        case "Task Metrics" -> metrics = TaskMetricsReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerTaskEnd";
    TaskInfoReader.Read read = in.required(task, event, "Task Info");
    return new TaskEnd(
        (int) in.required(stageId, event, "Stage ID"),
        stageAttemptId,
        read.task(),
        in.required(reason, event, "Task End Reason"),
        peaks,
        metrics,
        read.sqlUpdates());
  }
}
