package dev.tidewatch.bench.server;

import dev.tidewatch.local.kafka.Ports;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spark's own History Server in a fresh JVM with 4 GiB of heap, in memory as is its default. The
 * application logs are listed but none has been read yet when it is handed out. Owned by one
 * thread.
 */
public final class HistoryServer implements AutoCloseable {

  private static final Duration START_DEADLINE = Duration.ofMinutes(3);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(15);
  private static final String MAIN = "org.apache.spark.deploy.history.HistoryServer";

  private static final Pattern CORE_JAR = Pattern.compile("spark-core_[0-9.]+-(.+)\\.jar");

  /** What Spark opens in its own scripts, as far as the History Server needs it. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "sun.nio.ch");

  private final JavaProcess process;
  private final RestClient api;

  private HistoryServer(JavaProcess process, RestClient api) {
    this.process = process;
    this.api = api;
  }

  /**
   * Starts one and returns when it lists all applications.
   *
   * @param jars directory of Spark's jars
   * @param logs directory of event logs, and nothing else
   * @param applications how many these are
   * @param output file for what it prints
   */
  public static HistoryServer start(Path jars, Path logs, int applications, Path output) {
    int port = Ports.claim(0, "the History Server");
    RestClient api =
        new RestClient(URI.create("http://" + Ports.HOST + ":" + port + "/"), ANSWER_TIMEOUT);
    JavaProcess process =
        new JavaCommand("Spark's History Server", MAIN)
            .classPath(jars.resolve("*").toString())
            .environment("SPARK_LOCAL_IP", Ports.HOST)
            .environment("SPARK_LOCAL_HOSTNAME", "localhost")
            .environment("SPARK_PUBLIC_DNS", "localhost")
            .jvmOptions(jvmOptions(port, logs))
            .start(output, lists(api, applications), START_DEADLINE);
    return new HistoryServer(process, api);
  }

  /**
   * The version of Spark, told by the name of its core jar.
   *
   * @throws IOException when the directory cannot be read or has no such jar
   */
  public static String version(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .map(file -> CORE_JAR.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .findFirst()
          .orElseThrow(() -> new IOException(jars + " has no jar of spark-core"));
    }
  }

  private static List<String> jvmOptions(int port, Path logs) {
    List<String> options = new ArrayList<>(List.of("-Xmx4g", "-Duser.timezone=UTC"));
    OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    options.add("-Dspark.history.ui.port=" + port);
    options.add("-Dspark.history.fs.logDirectory=" + logs.toUri());
    return options;
  }

  private static Readiness lists(RestClient api, int applications) {
    Readiness listening = Readiness.accepts(api.port());
    return process -> {
      try {
        return listening.isReady(process)
            && api.find("api/v1/applications").map(list -> list.size()).orElse(0) >= applications;
      } catch (IOException e) {
        return false; // Not answering yet; whoever waits reports the log if it never does.
      }
    };
  }

  /** Id of its process. */
  public long pid() {
    return process.pid();
  }

  /** Its REST API, which Tidewatch's equals. */
  public RestClient api() {
    return api;
  }

  @Override
  public void close() {
    process.close();
  }
}
