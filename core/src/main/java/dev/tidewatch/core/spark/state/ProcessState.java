package dev.tidewatch.core.spark.state;

import dev.tidewatch.core.spark.event.SparkEvent.MiscellaneousProcessAdded;
import java.util.Map;

/**
 * A process of the application that is neither driver nor executor, such as YARN's application
 * master.
 *
 * @param addTime milliseconds since the epoch, of its first event
 */
public record ProcessState(
    String id, String hostPort, int cores, long addTime, Map<String, String> logs) {

  /** The state after the process was announced for the first time. */
  static ProcessState added(MiscellaneousProcessAdded event) {
    return new ProcessState(
        event.processId(), event.hostPort(), event.cores(), event.time(), event.logUrls());
  }

  /** The state after it was announced again. */
  ProcessState next(MiscellaneousProcessAdded event) {
    return new ProcessState(id, event.hostPort(), event.cores(), addTime, event.logUrls());
  }
}
