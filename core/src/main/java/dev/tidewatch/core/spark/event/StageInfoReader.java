package dev.tidewatch.core.spark.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Stage Info} of one event, field by field in whatever order they come. */
final class StageInfoReader {

  private long stageId = JsonLine.ABSENT;
  private int attemptId;
  private @Nullable String stageName;
  private long numTasks = JsonLine.ABSENT;
  private @Nullable List<RddInfo> rdds;
  private String details = "";
  private @Nullable Long submissionTime;
  private @Nullable Long completionTime;
  private @Nullable String failureReason;
  private List<Accumulable> accumulables = List.of();
  private int resourceProfileId;
  private boolean shufflePushEnabled;
  private int shuffleMergersCount;

  private StageInfoReader() {}

  static StageInfo read(JsonLine in, String name) {
    in.enterObject(name);
    return readFields(in, name);
  }

  /** Reads an object that the cursor has entered. */
  static StageInfo readFields(JsonLine in, String name) {
    StageInfoReader stage = new StageInfoReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      stage.accept(field, in);
    }
    return stage.build(in, name);
  }

  /** What Spark makes of a stage of which a log before Spark 1.2 names only the id. */
  static StageInfo unknown(int stageId) {
    return new StageInfo(
        stageId, 0, "unknown", 0, List.of(), "unknown", null, null, null, List.of(), 0, false, 0);
  }

  private void accept(String field, JsonLine in) {
    switch (field) {
      case "Stage ID" -> stageId = in.intValue(field);
      case "Stage Attempt ID" -> attemptId = in.optionalInt(field, 0);
      case "Stage Name" -> stageName = Texts.orEmpty(in.freeText(field));
      case "Number of Tasks" -> numTasks = in.intValue(field);
      case "RDD Info" -> rdds = RddInfos.read(in, field);
      case "Details" -> details = Texts.orEmpty(in.freeScalar());
      case "Submission Time" -> submissionTime = in.optionalLong(field);
      case "Completion Time" -> completionTime = in.optionalLong(field);
      case "Failure Reason" -> failureReason = in.freeScalar();
      case "Accumulables" -> accumulables = Accumulables.ofStage(in, field);
      case "Resource Profile Id" -> resourceProfileId = in.optionalInt(field, 0);
      case "Shuffle Push Enabled" -> shufflePushEnabled = in.optionalBoolean(field, false);
      case "Shuffle Push Mergers Count" -> shuffleMergersCount = in.optionalInt(field, 0);
      default -> in.skipValue();
    }
  }

  private StageInfo build(JsonLine in, String name) {
    return new StageInfo(
        (int) in.required(stageId, name, "Stage ID"),
        attemptId,
        in.required(stageName, name, "Stage Name"),
        (int) in.required(numTasks, name, "Number of Tasks"),
        in.required(rdds, name, "RDD Info"),
        details,
        submissionTime,
        completionTime,
        failureReason,
        accumulables,
        resourceProfileId,
        shufflePushEnabled,
        shuffleMergersCount);
  }
}
