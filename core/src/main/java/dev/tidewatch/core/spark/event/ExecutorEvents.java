package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.ExecutorAdded;
import dev.tidewatch.core.spark.event.SparkEvent.ExecutorRemoved;
import dev.tidewatch.core.spark.event.SparkEvent.MiscellaneousProcessAdded;
import java.util.Map;

/** Reads the coming and going of executors and other processes. */
final class ExecutorEvents {

  private ExecutorEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerExecutorAdded", ExecutorEvents::added);
    readers.put("SparkListenerExecutorRemoved", ExecutorEvents::removed);
    readers.put(
        "org.apache.spark.scheduler.SparkListenerMiscellaneousProcessAdded",
        ExecutorEvents::processAdded);
  }

  private static ExecutorAdded added(JsonLine in) {
    long time = JsonLine.ABSENT;
    String executorId = null;
    ExecutorInfo info = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Timestamp" -> time = in.longValue(field);
        case "Executor ID" -> executorId = in.sharedText(field);
        case "Executor Info" -> info = ExecutorInfo.read(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerExecutorAdded";
    ExecutorInfo executor = in.required(info, event, "Executor Info");
    return new ExecutorAdded(
        in.required(time, event, "Timestamp"),
        in.required(executorId, event, "Executor ID"),
        executor.host(),
        executor.totalCores(),
        executor.logUrls(),
        executor.attributes(),
        executor.resources(),
        executor.resourceProfileId());
  }

  private static ExecutorRemoved removed(JsonLine in) {
    long time = JsonLine.ABSENT;
    String executorId = null;
    String reason = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Timestamp" -> time = in.longValue(field);
        case "Executor ID" -> executorId = in.sharedText(field);
        case "Removed Reason" -> reason = in.freeText(field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerExecutorRemoved";
    return new ExecutorRemoved(
        in.required(time, event, "Timestamp"),
        in.required(executorId, event, "Executor ID"),
        reason);
  }

  /** Written by Jackson from the class, hence the other style of names. */
  private static MiscellaneousProcessAdded processAdded(JsonLine in) {
    long time = JsonLine.ABSENT;
    String processId = null;
    ProcessDetails info = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "time" -> time = in.longValue(field);
        case "processId" -> processId = in.sharedText(field);
        case "info" -> info = ProcessDetails.read(in, field);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerMiscellaneousProcessAdded";
    ProcessDetails details = in.required(info, event, "info");
    return new MiscellaneousProcessAdded(
        in.required(time, event, "time"),
        in.required(processId, event, "processId"),
        details.hostPort(),
        details.cores(),
        details.logUrls());
  }

  /** {@code MiscellaneousProcessDetails}. */
  private record ProcessDetails(String hostPort, int cores, Map<String, String> logUrls) {

    static ProcessDetails read(JsonLine in, String name) {
      in.enterObject(name);
      String hostPort = null;
      long cores = JsonLine.ABSENT;
      Map<String, String> logUrls = null;
      for (String field = in.nextField(); field != null; field = in.nextField()) {
        switch (field) {
          case "hostPort" -> hostPort = in.sharedText(field);
          case "cores" -> cores = in.intValue(field);
          case "logUrlInfo" -> logUrls = StringMaps.readOptional(in, field, Texts::freeEntry);
          default -> in.skipValue();
        }
      }
      return new ProcessDetails(
          in.required(hostPort, name, "hostPort"),
          (int) in.required(cores, name, "cores"),
          logUrls == null ? Map.of() : logUrls);
    }
  }
}
