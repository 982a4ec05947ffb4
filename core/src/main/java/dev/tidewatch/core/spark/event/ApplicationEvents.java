package dev.tidewatch.core.spark.event;

import dev.tidewatch.core.spark.event.SparkEvent.ApplicationEnd;
import dev.tidewatch.core.spark.event.SparkEvent.ApplicationStart;
import dev.tidewatch.core.spark.event.SparkEvent.EnvironmentUpdate;
import dev.tidewatch.core.spark.event.SparkEvent.LogStart;
import java.util.Map;

/** Reads the events of an application as a whole. */
final class ApplicationEvents {

  private ApplicationEvents() {}

  static void register(Map<String, EventReader> readers) {
    readers.put("SparkListenerLogStart", ApplicationEvents::logStart);
    readers.put("SparkListenerApplicationStart", ApplicationEvents::start);
    readers.put("SparkListenerApplicationEnd", ApplicationEvents::end);
    readers.put("SparkListenerEnvironmentUpdate", ApplicationEvents::environmentUpdate);
  }

  private static LogStart logStart(JsonLine in) {
    String version = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Spark Version" -> version = in.sharedText(field);
        default -> in.skipField(field);
      }
    }
    return new LogStart(in.required(version, "SparkListenerLogStart", "Spark Version"));
  }

  private static ApplicationStart start(JsonLine in) {
    String name = null;
    String id = null;
    long time = JsonLine.ABSENT;
    String user = null;
    String attemptId = null;
    Map<String, String> driverLogs = null;
    Map<String, String> driverAttributes = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "App Name" -> name = Texts.orEmpty(in.freeText(field));
        case "App ID" -> id = in.scalar();
        case "Timestamp" -> time = in.longValue(field);
        case "User" -> user = Texts.orEmpty(in.rawText(field));
        case "App Attempt ID" -> attemptId = in.scalar();
        case "Driver Logs" -> driverLogs = StringMaps.readOptional(in, field, Texts::freeEntry);
        case "Driver Attributes" ->
            driverAttributes = StringMaps.readOptional(in, field, Texts::property);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerApplicationStart";
    return new ApplicationStart(
        in.required(name, event, "App Name"),
        id,
        in.required(time, event, "Timestamp"),
        in.required(user, event, "User"),
        attemptId,
        driverLogs,
        driverAttributes);
  }

  private static ApplicationEnd end(JsonLine in) {
    long time = JsonLine.ABSENT;
    Integer exitCode = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "Timestamp" -> time = in.longValue(field);
        case "ExitCode" -> exitCode = in.optionalInt(field);
        default -> in.skipField(field);
      }
    }
    return new ApplicationEnd(
        in.required(time, "SparkListenerApplicationEnd", "Timestamp"), exitCode);
  }

  private static EnvironmentUpdate environmentUpdate(JsonLine in) {
    Map<String, String> jvm = null;
    Map<String, String> spark = null;
    Map<String, String> hadoop = null;
    Map<String, String> system = null;
    Map<String, String> metrics = null;
    Map<String, String> classpath = null;
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "JVM Information" -> jvm = StringMaps.read(in, field, Texts::property);
        case "Spark Properties" -> spark = StringMaps.read(in, field, Texts::property);
        case "Hadoop Properties" -> hadoop = StringMaps.readOptional(in, field, Texts::property);
        case "System Properties" -> system = StringMaps.read(in, field, Texts::property);
        case "Metrics Properties" -> metrics = StringMaps.readOptional(in, field, Texts::property);
        case "Classpath Entries" -> classpath = StringMaps.read(in, field, Texts::freeEntry);
        default -> in.skipField(field);
      }
    }
    String event = "SparkListenerEnvironmentUpdate";
    return new EnvironmentUpdate(
        in.required(jvm, event, "JVM Information"),
        in.required(spark, event, "Spark Properties"),
        hadoop == null ? Map.of() : hadoop,
        in.required(system, event, "System Properties"),
        metrics == null ? Map.of() : metrics,
        in.required(classpath, event, "Classpath Entries"));
  }
}
