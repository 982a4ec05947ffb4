package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.TaskEndReason;
import java.util.HashMap;
import java.util.Map;

/** Counts killed task attempts by the reason that Spark gives. */
final class KilledTasks {

  private KilledTasks() {}

  static Map<String, Integer> next(Map<String, Integer> summary, TaskEndReason reason) {
    if (reason.kind() != TaskEndReason.Kind.KILLED || reason.killReason() == null) {
      return summary;
    }
    Map<String, Integer> next = new HashMap<>(summary);
    next.merge(reason.killReason(), 1, Integer::sum);
    return Map.copyOf(next);
  }
}
