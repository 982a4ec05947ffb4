package dev.tidewatch.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Counts what the sample logs hold, by reading every event of every log.
 *
 * <p>{@code LogFacts facts DIRECTORY} prints one JSON object for each log below the directory;
 * {@code LogFacts text DIRECTORY} prints all of them decompressed, each line behind its sample's
 * name, for a search.
 */
public final class LogFacts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode facts = JSON.createObjectNode();

  private LogFacts() {
    for (String count :
        new String[] {
          "events",
          "uncompressedBytes",
          "unreadableLines",
          "jobsStarted",
          "jobsSucceeded",
          "jobsFailed",
          "stageAttemptsStarted",
          "stageAttemptsCompleted",
          "stageAttemptsFailed",
          "tasksStarted",
          "tasksSucceeded",
          "tasksFailed",
          "tasksKilled",
          "executorsAdded",
          "executorsRemoved",
          "sqlExecutions",
          "streamingProgressEvents"
        }) {
      facts.put(count, 0L);
    }
    facts.put("applicationEnd", false);
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    switch (args[0]) {
      case "facts" -> printFacts(directory);
      case "text" -> printText(directory);
      default -> throw new IllegalArgumentException("usage: LogFacts facts|text DIRECTORY");
    }
  }

  private static void printText(Path directory) throws IOException {
    for (EventLog log : EventLog.below(directory)) {
      log.forEachLine(line -> System.out.println(log.sample() + "\t" + line));
    }
  }

  private static void printFacts(Path directory) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    for (EventLog log : EventLog.below(directory)) {
      all.add(read(log));
    }
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
  }

  private static ObjectNode read(EventLog log) throws IOException {
    LogFacts counted = new LogFacts();
    ObjectNode facts = counted.facts;
    facts.put("sample", log.sample()).put("log", log.name()).put("bytes", log.bytes());
    facts.put("eventFiles", log.parts().size()).put("inProgress", log.inProgress());
    facts.put("streamCutShort", !log.forEachLine(counted::line));
    return facts;
  }

  private void line(String line) {
    add("uncompressedBytes", line.length() + 1L);
    try {
      event(JSON.readTree(line));
      add("events", 1);
    } catch (JsonProcessingException unfinished) {
      add("unreadableLines", 1);
    }
  }

  private void event(JsonNode event) {
    String name = event.path("Event").asText();
    switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "SparkListenerLogStart" -> facts.set("spark", event.get("Spark Version"));
      case "SparkListenerApplicationStart" -> application(event);
      case "SparkListenerApplicationEnd" -> facts.put("applicationEnd", true);
      case "SparkListenerEnvironmentUpdate" ->
          facts.set("scala", event.at("/JVM Information/Scala Version"));
      case "SparkListenerJobStart" -> add("jobsStarted", 1);
      case "SparkListenerJobEnd" -> jobEnd(event.at("/Job Result/Result").asText());
      case "SparkListenerStageSubmitted" -> add("stageAttemptsStarted", 1);
      case "SparkListenerStageCompleted" -> stageEnd(event.at("/Stage Info/Failure Reason"));
      case "SparkListenerTaskStart" -> add("tasksStarted", 1);
      case "SparkListenerTaskEnd" -> taskEnd(event.at("/Task End Reason/Reason").asText());
      case "SparkListenerExecutorAdded" -> add("executorsAdded", 1);
      case "SparkListenerExecutorRemoved" -> add("executorsRemoved", 1);
      case "SparkListenerSQLExecutionStart" -> add("sqlExecutions", 1);
      case "StreamingQueryListener$QueryProgressEvent" -> add("streamingProgressEvents", 1);
      default -> {
        // every other event only counts as one
      }
    }
  }

  private void application(JsonNode start) {
    facts.set("application", start.get("App ID"));
    facts.set("name", start.get("App Name"));
    facts.set("attempt", start.get("App Attempt ID"));
  }

  private void jobEnd(String result) {
    add(result.equals("JobSucceeded") ? "jobsSucceeded" : "jobsFailed", 1);
  }

  private void stageEnd(JsonNode failure) {
    add(failure.isMissingNode() ? "stageAttemptsCompleted" : "stageAttemptsFailed", 1);
  }

  private void taskEnd(String reason) {
    switch (reason) {
      case "Success" -> add("tasksSucceeded", 1);
      case "TaskKilled" -> add("tasksKilled", 1);
      default -> add("tasksFailed", 1);
    }
  }

  private void add(String count, long amount) {
    facts.put(count, facts.get(count).asLong() + amount);
  }
}
