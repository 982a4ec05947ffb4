package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.JobEnd;
import dev.tidewatch.core.spark.event.SparkEvent.JobStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code SparkListenerJob…}. */
final class JobEvents {

  private JobEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerJobStart", JobEvents::start);
    readers.put("SparkListenerJobEnd", JobEvents::end);
  }

  private static JobStart start(JsonLine in) {
    long jobId = JsonLine.ABSENT;
    long time = -1;
    List<StageInfo> stages = null;
    List<StageInfo> unknownStages = null;
    LocalProperties properties = LocalProperties.NONE;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Job ID" -> jobId = in.intValue(field);
        case "Submission Time" -> time = in.optionalLong(field, -1);
        case "Stage Infos" -> stages = stages(in, field);
        case "Stage IDs" -> unknownStages = unknownStages(in, field);
        case "Properties" -> properties = LocalPropertiesReader.read(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerJobStart";
    return new JobStart(
        (int) in.required(jobId, event, "Job ID"),
        time,
        // Spark before 1.2 logged only the stages' ids.
        stages == null ? in.required(unknownStages, event, "Stage IDs") : stages,
        properties);
  }

  private static @Nullable List<StageInfo> stages(JsonLine in, String name) {
    if (!in.enterOptionalArray(name)) {
      return null;
    }
    List<StageInfo> stages = new ArrayList<>();
    while (in.nextObject(name)) {
      stages.add(StageInfoReader.readFields(in, name));
    }
    return List.copyOf(stages);
  }

  private static List<StageInfo> unknownStages(JsonLine in, String name) {
    in.enterArray(name);
    List<StageInfo> stages = new ArrayList<>();
    while (in.nextElement()) {
      stages.add(StageInfoReader.unknown(in.intValue(name)));
    }
    return List.copyOf(stages);
  }

  private static JobEnd end(JsonLine in) {
    long jobId = JsonLine.ABSENT;
    long time = -1;
    Boolean succeeded = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Job ID" -> jobId = in.intValue(field);
        case "Completion Time" -> time = in.optionalLong(field, -1);
        case "Job Result" -> succeeded = succeeded(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerJobEnd";
    return new JobEnd(
        (int) in.required(jobId, event, "Job ID"),
        time,
        in.required(succeeded, event, "Job Result"));
  }

  private static boolean succeeded(JsonLine in, String name) {
    in.enterObject(name);
    String result = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Result" -> result = in.sharedText(field);
        default -> in.skipValue();
      }
    }
    return switch (in.required(result, name, "Result")) {
      case "JobSucceeded" -> true;
      case "JobFailed" -> false;
      default -> throw in.wrongType("Result", "JobSucceeded or JobFailed");
    };
  }
}
