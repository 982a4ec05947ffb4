package dev.tidewatch.core.spark.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Task Info} of one event, field by field in whatever order they come. */
final class TaskInfoReader {

  private static final Set<String> LOCALITIES =
      Set.of("PROCESS_LOCAL", "NODE_LOCAL", "NO_PREF", "RACK_LOCAL", "ANY");

  private long taskId = JsonLine.ABSENT;
  private long index = JsonLine.ABSENT;
  // Before Spark 1.x logged attempts, each was taken for the first after the failed one.
  private int attempt = 1;
  private int partitionId = -1;
  private long launchTime = JsonLine.ABSENT;
  private @Nullable String executorId;
  private @Nullable String host;
  private @Nullable String locality;
  private boolean speculative;
  private long gettingResultTime = JsonLine.ABSENT;
  private long finishTime = JsonLine.ABSENT;
  private @Nullable Boolean failed;
  private boolean killed;
  private List<Accumulable> accumulables = List.of();
  private AccumulatorUpdates sqlUpdates = AccumulatorUpdates.NONE;

  private TaskInfoReader() {}

  static TaskInfo read(JsonLine in, String name) {
    return readAll(in, name).task();
  }

  /** A task, and what it added to accumulators that its state does not keep. */
  record Read(TaskInfo task, AccumulatorUpdates sqlUpdates) {}

  static Read readAll(JsonLine in, String name) {
    in.enterObject(name);
    TaskInfoReader task = new TaskInfoReader();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      task.accept(field, in);
    }
    return new Read(task.build(in, name), task.sqlUpdates);
  }

  private void accept(String field, JsonLine in) {
    switch (field) {
      case "Task ID" -> taskId = in.longValue(field);
      case "Index" -> index = in.intValue(field);
      case "Attempt" -> attempt = in.optionalInt(field, 1);
      case "Partition ID" -> partitionId = in.optionalInt(field, -1);
      case "Launch Time" -> launchTime = in.longValue(field);
      case "Executor ID" -> executorId = in.sharedText(field);
      case "Host" -> host = in.sharedText(field);
      case "Locality" -> locality = locality(in, field);
      case "Speculative" -> speculative = in.optionalBoolean(field, false);
      case "Getting Result Time" -> gettingResultTime = in.longValue(field);
      case "Finish Time" -> finishTime = in.longValue(field);
      case "Failed" -> failed = in.booleanValue(field);
      case "Killed" -> killed = in.optionalBoolean(field, false);
      case "Accumulables" -> accumulables(in, field);
      default -> in.skipValue();
    }
  }

  private void accumulables(JsonLine in, String field) {
    AccumulatorUpdates.Builder updates = new AccumulatorUpdates.Builder();
    accumulables = Accumulables.ofTask(in, field, updates);
    sqlUpdates = updates.build();
  }

  private static String locality(JsonLine in, String field) {
    String locality = in.sharedText(field);
    if (!LOCALITIES.contains(locality)) {
      throw in.wrongType(field, "one of Spark's task localities");
    }
    return locality;
  }

  private TaskInfo build(JsonLine in, String name) {
    return new TaskInfo(
        in.required(taskId, name, "Task ID"),
        (int) in.required(index, name, "Index"),
        attempt,
        partitionId,
        in.required(launchTime, name, "Launch Time"),
        in.required(executorId, name, "Executor ID"),
        in.required(host, name, "Host"),
        in.required(locality, name, "Locality"),
        speculative,
        in.required(gettingResultTime, name, "Getting Result Time"),
        in.required(finishTime, name, "Finish Time"),
        in.required(failed, name, "Failed"),
        killed,
        accumulables);
  }
}
