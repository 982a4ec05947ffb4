package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.TaskEndReason.Kind;
import org.jspecify.annotations.Nullable;

/** Reads why a task ended, and words it as Spark's {@code TaskEndReason.toErrorString} does. */
final class TaskEndReasonReader {

  private final JsonLine in;
  private final String name;
  private @Nullable String reason;

  // ExceptionFailure
  private @Nullable String className;
  private @Nullable String description;
  private @Nullable String fullStackTrace;
  private int stackTrace = -1;

  // FetchFailed
  private String blockManager = "null";
  private long shuffleId = JsonLine.ABSENT;
  private long mapId = JsonLine.ABSENT;
  private String mapIndex = "Unknown";
  private long reduceId = JsonLine.ABSENT;
  private @Nullable String message;

  // TaskKilled
  private @Nullable String killReason;

  // TaskCommitDenied; logged without its fields until Spark 1.5.1
  private int jobId = -1;
  private int partitionId = -1;
  private int attemptNumber = -1;

  // ExecutorLostFailure
  private @Nullable String executorId;
  private boolean exitCausedByApp = true;
  private @Nullable String lossReason;

  private TaskEndReasonReader(JsonLine in, String name) {
    this.in = in;
    this.name = name;
  }

  static TaskEndReason read(JsonLine in, String name) {
    in.enterObject(name);
    TaskEndReasonReader reader = new TaskEndReasonReader(in, name);
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      reader.accept(field);
    }
    return reader.build();
  }

  private void accept(String field) {
    switch (field) {
      case "Reason" -> reason = in.sharedText(field);
      case "Class Name" -> className = in.rawText(field);
      case "Description" -> description = in.rawText(field);
      case "Full Stack Trace" -> fullStackTrace = in.scalar();
      case "Stack Trace" -> stackTrace = StackTraces.find(in);
      case "Block Manager Address" -> blockManager = blockManager(in, field);
      case "Shuffle ID" -> shuffleId = in.intValue(field);
      case "Map ID" -> mapId = in.longValue(field);
      case "Map Index" -> mapIndex = mapIndex(in.optionalInt(field, Integer.MIN_VALUE));
      case "Reduce ID" -> reduceId = in.intValue(field);
      case "Message" -> message = in.scalar();
      case "Kill Reason" -> killReason = in.scalar();
      case "Job ID" -> jobId = in.optionalInt(field, -1);
      case "Partition ID" -> partitionId = in.optionalInt(field, -1);
      case "Attempt Number" -> attemptNumber = in.optionalInt(field, -1);
      case "Executor ID" -> executorId = in.scalar();
      case "Exit Caused By App" -> exitCausedByApp = in.optionalBoolean(field, true);
      case "Loss Reason" -> lossReason = in.scalar();
      default -> in.skipValue();
    }
  }

  private static String blockManager(JsonLine in, String field) {
    BlockManagerId id = BlockManagerId.readOptional(in, field);
    // Null where the map output itself could not be located (SPARK-4471).
    return id == null ? "null" : id.toString();
  }

  private static String mapIndex(int index) {
    return index == Integer.MIN_VALUE ? "Unknown" : Integer.toString(index);
  }

  private TaskEndReason build() {
    return switch (in.required(reason, name, "Reason")) {
      case "Success" -> TaskEndReason.SUCCESS;
      case "Resubmitted" ->
          new TaskEndReason(
              Kind.RESUBMITTED, "Resubmitted (resubmitted due to lost executor)", null);
      case "FetchFailed" -> failed(fetchFailed());
      case "ExceptionFailure" -> failed(exceptionFailure());
      case "TaskResultLost" -> failed("TaskResultLost (result lost from block manager)");
      case "TaskKilled" -> killed(orElse(killReason, "unknown reason"));
      case "TaskCommitDenied" -> killed(commitDenied());
      case "ExecutorLostFailure" -> failed(executorLost());
      case "UnknownReason" -> failed("UnknownReason");
      default -> throw in.wrongType("Reason", "one of Spark's task end reasons");
    };
  }

  private TaskEndReason failed(String message) {
    return new TaskEndReason(Kind.FAILED, in.texts().free(message), null);
  }

  private TaskEndReason killed(String message) {
    String redacted = in.texts().free(message);
    return new TaskEndReason(Kind.KILLED, redacted, redacted);
  }

  private String fetchFailed() {
    return "FetchFailed(%s, shuffleId=%d, mapIndex=%s, mapId=%d, reduceId=%d, message=\n%s\n)"
        .formatted(
            blockManager,
            in.required(shuffleId, name, "Shuffle ID"),
            mapIndex,
            in.required(mapId, name, "Map ID"),
            in.required(reduceId, name, "Reduce ID"),
            orElse(message, "Unknown reason"));
  }

  /** Spark 1.2 and later log the whole stack trace as text, earlier ones only its frames. */
  private String exceptionFailure() {
    if (fullStackTrace != null) {
      return fullStackTrace;
    }
    String frames = stackTrace < 0 ? "" : StackTraces.read(in, stackTrace);
    return className + ": " + orElse(description, "") + "\n" + frames;
  }

  private String commitDenied() {
    return "TaskCommitDenied (Driver denied task commit) for job: %d, partition: %d, attemptNumber: %d"
        .formatted(jobId, partitionId, attemptNumber);
  }

  private String executorLost() {
    return "ExecutorLostFailure (executor %s exited %s the running tasks)%s"
        .formatted(
            orElse(executorId, "Unknown"),
            exitCausedByApp ? "caused by one of" : "unrelated to",
            lossReason == null ? "" : " Reason: " + lossReason);
  }

  private static String orElse(@Nullable String text, String absent) {
    return text == null ? absent : text;
  }
}
