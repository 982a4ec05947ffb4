package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorExclusion;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExcludedForStage;
import dev.tidewatch.core.spark.event.SparkEvent.NodeExclusion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads that executors and nodes are excluded, until Spark 3.0 "blacklisted"; later versions log
 * both. Written by Jackson from the classes, hence the other style of names.
 */
final class ExclusionEvents {

  private static final String PREFIX = "org.apache.spark.scheduler.SparkListener";

  private ExclusionEvents() {}

  static void register(Map<String, EventReader> readers) {
    for (String excluded : new String[] {"Excluded", "Blacklisted"}) {
      String executor = PREFIX + "Executor" + excluded;
      String node = PREFIX + "Node" + excluded;
      readers.put(executor, in -> Target.read(in).executor(in, true));
      readers.put(node, in -> Target.read(in).node(in, true));
      readers.put(executor + "ForStage", in -> Target.read(in).executorForStage(in));
      readers.put(node + "ForStage", in -> Target.read(in).nodeForStage(in));
    }
    for (String unexcluded : new String[] {"Unexcluded", "Unblacklisted"}) {
      readers.put(PREFIX + "Executor" + unexcluded, in -> Target.read(in).executor(in, false));
      readers.put(PREFIX + "Node" + unexcluded, in -> Target.read(in).node(in, false));
    }
  }

  /** The fields of all these events that the state needs; each event has some of them. */
  private record Target(
      @Nullable String executorId, @Nullable String hostId, long stageId, long stageAttemptId) {

    private static final String EVENT = "an exclusion event";

    static Target read(JsonLine in) {
      String executorId = null;
      String hostId = null;
      long stageId = JsonLine.ABSENT;
      long stageAttemptId = JsonLine.ABSENT;
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        switch (field) {
          case "executorId" -> executorId = in.sharedText(field);
          case "hostId" -> hostId = in.sharedText(field);
          case "stageId" -> stageId = in.intValue(field);
          case "stageAttemptId" -> stageAttemptId = in.intValue(field);
          default -> in.skipField(field);
        }
      }
      return new Target(executorId, hostId, stageId, stageAttemptId);
    }

    SparkEvent executor(JsonLine in, boolean excluded) {
      return new ExecutorExclusion(in.required(executorId, EVENT, "executorId"), excluded);
    }

    SparkEvent node(JsonLine in, boolean excluded) {
      return new NodeExclusion(in.required(hostId, EVENT, "hostId"), excluded);
    }

    SparkEvent executorForStage(JsonLine in) {
      return new ExecutorExcludedForStage(
          in.required(executorId, EVENT, "executorId"), stageId(in), stageAttemptId(in));
    }

    SparkEvent nodeForStage(JsonLine in) {
      return new NodeExcludedForStage(
          in.required(hostId, EVENT, "hostId"), stageId(in), stageAttemptId(in));
    }

    private int stageId(JsonLine in) {
      return (int) in.required(stageId, EVENT, "stageId");
    }

    private int stageAttemptId(JsonLine in) {
      return (int) in.required(stageAttemptId, EVENT, "stageAttemptId");
    }
  }
}
