package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.StageCompleted;
import dev.tidewatch.core.spark.event.SparkEvent.StageExecutorMetrics;
import dev.tidewatch.core.spark.event.SparkEvent.StageSubmitted;
import java.util.Map;

/** Reads {@code SparkListenerStage…}. */
final class StageEvents {

  private StageEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerStageSubmitted", StageEvents::submitted);
    readers.put("SparkListenerStageCompleted", StageEvents::completed);
    readers.put("SparkListenerStageExecutorMetrics", StageEvents::executorMetrics);
  }

  private static StageSubmitted submitted(JsonLine in) {
    StageInfo stage = null;
    LocalProperties properties = LocalProperties.NONE;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Stage Info" -> stage = StageInfoReader.read(in, field);
        case "Properties" -> properties = LocalPropertiesReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    return new StageSubmitted(
        in.required(stage, "SparkListenerStageSubmitted", "Stage Info"), properties);
  }

  private static StageCompleted completed(JsonLine in) {
    StageInfo stage = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Stage Info" -> stage = StageInfoReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    return new StageCompleted(in.required(stage, "SparkListenerStageCompleted", "Stage Info"));
  }

  private static StageExecutorMetrics executorMetrics(JsonLine in) {
    String executorId = null;
    long stageId = JsonLine.ABSENT;
    long stageAttemptId = JsonLine.ABSENT;
    ExecutorPeaks peaks = ExecutorPeaks.ZERO;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Executor ID" -> executorId = in.sharedText(field);
        case "Stage ID" -> stageId = in.intValue(field);
        case "Stage Attempt ID" -> stageAttemptId = in.intValue(field);
        case "Executor Metrics" -> peaks = ExecutorPeaksReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerStageExecutorMetrics";
    return new StageExecutorMetrics(
        in.required(executorId, event, "Executor ID"),
        (int) in.required(stageId, event, "Stage ID"),
        (int) in.required(stageAttemptId, event, "Stage Attempt ID"),
        peaks);
  }
}
