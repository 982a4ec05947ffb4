package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidewatch.it.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A log of a job that failed, with a secret wherever people have put one. */
final class SecretLog {

  static final Sample BASE = Samples.of("failed-report-3.5");

  private final Map<String, String> secrets = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  SecretLog() {
    for (String line : Logs.lines(BASE.path())) {
      ObjectNode event = (ObjectNode) Records.json(OtherShipper.utf8(line));
      seed(event);
      lines.add(event.toString());
    }
    int middle = lines.size() / 2;
    lines.add(
        middle,
        "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":0,\"password\":\""
            + secret("malformed line"));
    lines.addAll(middle, sqlExecution());
  }

  private List<String> sqlExecution() {
    String event = "{\"Event\":\"org.apache.spark.sql.execution.ui.SparkListenerSQLExecution";
    return List.of(
        event
            + ("Start\",\"executionId\":900,\"description\":\"password=%s\","
                    + "\"details\":\"\",\"physicalPlanDescription\":\"Scan %s\",\"time\":1,"
                    + "\"sparkPlanInfo\":{\"nodeName\":\"Scan JDBCRelation(%s)\","
                    + "\"simpleString\":\"Scan %s\",\"children\":[],\"metrics\":[{"
                    + "\"name\":\"rows of %s\",\"accumulatorId\":9000,\"metricType\":\"sum\"}]}}")
                .formatted(
                    secret("SQL execution"),
                    uri("plan in words"),
                    uri("node of a plan"),
                    uri("description of a node"),
                    uri("metric of a node")),
        event
            + "End\",\"executionId\":900,\"time\":2,\"errorMessage\":\"cannot reach %s\"}"
                .formatted(uri("error of an execution")));
  }

  List<String> lines() {
    return lines;
  }

  /** Place to secret. */
  Map<String, String> secrets() {
    return secrets;
  }

  private String secret(String place) {
    return secrets.computeIfAbsent(
        place, absent -> "Kx7Wq%03dvTz9Rb".formatted(100 + secrets.size()));
  }

  private String uri(String place) {
    return "jdbc:postgresql://app:" + secret(place) + "@db.example.com/orders";
  }

  private void seed(ObjectNode event) {
    switch (event.path("Event").asText()) {
      case "SparkListenerApplicationStart" ->
          event.put("App Name", "report from " + uri("application name"));
      case "SparkListenerEnvironmentUpdate" -> seedEnvironment(event);
      case "SparkListenerExecutorAdded" -> seedExecutor((ObjectNode) event.path("Executor Info"));
      case "SparkListenerJobStart" -> {
        ObjectNode properties = (ObjectNode) event.path("Properties");
        properties.put(
            "spark.job.description",
            "CREATE TABLE t USING jdbc OPTIONS (url '%s', password '%s')"
                .formatted(uri("URI in SQL"), secret("option in SQL")));
        properties.put("spark.jobGroup.id", "--password " + secret("job group"));
        properties.put("spark.my.secret", secret("local property"));
        event.path("Stage Infos").forEach(stage -> seedStage((ObjectNode) stage));
      }
      case "SparkListenerStageSubmitted" -> seedStage((ObjectNode) event.path("Stage Info"));
      case "SparkListenerStageCompleted" -> {
        ObjectNode stage = (ObjectNode) event.path("Stage Info");
        seedStage(stage);
        if (stage.has("Failure Reason")) {
          stage.put("Failure Reason", "cannot connect to " + uri("failure reason"));
        }
      }
      case "SparkListenerTaskEnd" -> seedTask(event);
      case "SparkListenerJobEnd" -> {
        if (event.path("Job Result").path("Exception") instanceof ObjectNode exception) {
          exception.put("Message", "refused: token=" + secret("job's exception"));
        }
      }
      default -> {
        // Nothing that a person writes.
      }
    }
  }

  private void seedEnvironment(ObjectNode event) {
    ObjectNode spark = (ObjectNode) event.path("Spark Properties");
    spark.put("spark.x.password", secret("key"));
    spark.put("spark.source.url", uri("URI in a property"));
    spark.put(
        "spark.executor.extraJavaOptions",
        "-Xmx1g -Djavax.net.ssl.trustStorePassword=" + secret("java option"));
    ((ObjectNode) event.path("Hadoop Properties"))
        .put("fs.s3a.secret.key", secret("Hadoop key"))
        .put("fs.defaultFS", "s3a://key:" + secret("URI in a Hadoop property") + "@bucket/");
    ((ObjectNode) event.path("System Properties"))
        .put(
            "sun.java.command",
            "org.apache.spark.deploy.SparkSubmit --conf spark.x.token=%s --password %s app.jar"
                .formatted(secret("conf in sun.java.command"), secret("sun.java.command")));
    ((ObjectNode) event.path("Classpath Entries"))
        .put("https://ci:" + secret("class path") + "@repo.example.com/lib.jar", "Added By User");
  }

  private void seedExecutor(ObjectNode executor) {
    ((ObjectNode) executor.path("Log Urls"))
        .put("stdout", "http://host/logs?token=" + secret("query of a log URL"))
        .put("stderr", "http://me:" + secret("log URL") + "@host/logs");
    executor.putObject("Attributes").put("ACCESS_TOKEN", secret("executor attribute"));
  }

  private void seedStage(ObjectNode stage) {
    stage.put("Stage Name", "load " + uri("stage name"));
    stage.put("Details", "org.example.Load(password=" + secret("call site") + ")");
    for (JsonNode rdd : stage.path("RDD Info")) {
      ((ObjectNode) rdd).put("Name", uri("RDD name"));
    }
    seedAccumulables(stage.path("Accumulables"));
  }

  private void seedTask(ObjectNode event) {
    if (event.path("Task End Reason") instanceof ObjectNode reason
        && reason.path("Reason").asText().equals("ExceptionFailure")) {
      reason.put("Description", "login failed: password=" + secret("error message"));
      reason.put("Full Stack Trace", "java.sql.SQLException: " + uri("stack trace") + "\n\tat x");
    }
    seedAccumulables(event.path("Task Info").path("Accumulables"));
  }

  private void seedAccumulables(JsonNode accumulables) {
    if (accumulables instanceof ArrayNode array) {
      array
          .addObject()
          .put("ID", 9_999)
          .put("Name", "last " + uri("accumulator name"))
          .put("Update", "password=" + secret("accumulator update"))
          .put("Value", "password=" + secret("accumulator value"))
          .put("Internal", false)
          .put("Count Failed Values", false);
    }
  }
}
