package dev.tidewatch.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events of an application and its executors. */
final class ApplicationLines {

  private static final long GIB = 1L << 30;

  private final LogWriter log;
  private final LogShape shape;

  ApplicationLines(LogWriter log, LogShape shape) {
    this.log = log;
    this.shape = shape;
  }

  static String host(int executor) {
    return "worker-" + executor + ".cluster.example.com";
  }

  /** Everything before the first job; answers when that may start. */
  long start(long time) throws IOException {
    log.event("SparkListenerLogStart", () -> log.put("Spark Version", "4.1.1"));
    resourceProfile();
    blockManager("driver", "driver.cluster.example.com", time);
    environment();
    log.event(
        "SparkListenerApplicationStart",
        () ->
            log.put("App Name", "generated " + shape.appId())
                .put("App ID", shape.appId())
                .put("Timestamp", time)
                .put("User", "bench"));
    for (int executor = 1; executor <= shape.executors(); executor++) {
      executor(executor, time + 2000);
    }
    return time + 3000;
  }

  void end(long time) throws IOException {
    log.event(
        "SparkListenerApplicationEnd", () -> log.put("Timestamp", time + 100).put("ExitCode", 0));
  }

  private void executor(int executor, long time) throws IOException {
    String id = Integer.toString(executor);
    String logs =
        "http://" + host(executor) + ":8081/logPage/?appId=" + shape.appId() + "&logType=";
    log.event(
        "SparkListenerExecutorAdded",
        () -> {
          log.put("Timestamp", time).put("Executor ID", id);
          log.object(
              "Executor Info",
              () -> {
                log.put("Host", host(executor)).put("Total Cores", LogShape.CORES);
                log.object(
                    "Log Urls",
                    () -> log.put("stdout", logs + "stdout").put("stderr", logs + "stderr"));
                log.object("Attributes", () -> {});
                log.object("Resources", () -> {});
                log.put("Resource Profile Id", 0)
                    .put("Registration Time", time)
                    .put("Request Time", time - 1500);
              });
        });
    blockManager(id, host(executor), time + 50);
  }

  private void blockManager(String executorId, String host, long time) throws IOException {
    log.event(
        "SparkListenerBlockManagerAdded",
        () -> {
          log.object(
              "Block Manager ID",
              () -> log.put("Executor ID", executorId).put("Host", host).put("Port", 40001));
          log.put("Maximum Memory", 4 * GIB)
              .put("Timestamp", time)
              .put("Maximum Onheap Memory", 4 * GIB)
              .put("Maximum Offheap Memory", 0);
        });
  }

  private void resourceProfile() throws IOException {
    log.event(
        "SparkListenerResourceProfileAdded",
        () -> {
          log.put("Resource Profile Id", 0);
          log.object(
              "Executor Resource Requests",
              () -> {
                request("cores", LogShape.CORES);
                request("memory", 8192);
                request("offHeap", 0);
              });
          log.object(
              "Task Resource Requests",
              () -> log.object("cpus", () -> log.put("Resource Name", "cpus").put("Amount", 1.0)));
        });
  }

  private void request(String resource, long amount) throws IOException {
    log.object(
        resource,
        () ->
            log.put("Resource Name", resource)
                .put("Amount", amount)
                .put("Discovery Script", "")
                .put("Vendor", ""));
  }

  private void environment() throws IOException {
    Map<String, String> classpath = new LinkedHashMap<>();
    for (String jar : new String[] {"spark-core_2.13-4.1.1", "hadoop-client-api-3.4.2"}) {
      classpath.put("/opt/spark/jars/" + jar + ".jar", "System Classpath");
    }
    log.event(
        "SparkListenerEnvironmentUpdate",
        () -> {
          section("JVM Information", Map.of("Java Version", "17.0.15 (Eclipse Adoptium)"));
          section("Spark Properties", Map.of("spark.app.id", shape.appId()));
          section("Hadoop Properties", Map.of("fs.defaultFS", "file:///"));
          section("System Properties", Map.of("java.version", "17.0.15"));
          section("Metrics Properties", Map.of("*.sink.servlet.path", "/metrics/json"));
          section("Classpath Entries", classpath);
        });
  }

  private void section(String name, Map<String, String> entries) throws IOException {
    log.object(
        name,
        () -> {
          for (Map.Entry<String, String> entry : entries.entrySet()) {
            log.put(entry.getKey(), entry.getValue());
          }
        });
  }
}
