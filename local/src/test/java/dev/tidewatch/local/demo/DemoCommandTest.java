package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demonstration around the application: Kafka is real, the application has one answer. */
class DemoCommandTest {
  private static final String APPLICATION =
      """
      [{"id": "app-1", "name": "tides", "attempts": [{"appSparkVersion": "4.1.1", "completed": true,
        "duration": 1500}]}]
      """;

  @TempDir Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path directory = Path.of("");
  private Path logs = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    directory = temporary.resolve("demo");
    logs = Files.createDirectory(temporary.resolve("logs"));
  }

  @Test
  void onceItPrintsWhatIsServedAndLeavesNothingBehind() {
    int status = execute("--once", "--port", "0");

    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("Kafka", "127.0.0.1:", "App", "http://127.0.0.1:", "Queryable", "3 events")
        .contains("tides        app-1", "4.1.1", "completed", "1 applications, 1 attempts");
    assertThat(directory).doesNotExist();
  }

  @Test
  void keepKeepsTheDirectoryWithTheLog() {
    assertThat(execute("--once", "--port", "0", "--keep")).isZero();

    assertThat(directory.resolve("demo.log")).content().contains("Kafka Server started");
  }

  @Test
  void withoutOnceItInvitesAndServesUntilItIsStopped() {
    var demo = new Thread(() -> execute("--port", "0"));
    demo.start();

    await().atMost(Duration.ofSeconds(60)).until(() -> out.toString().contains("Ctrl-C stops it"));
    assertThat(out.toString().lines().filter(line -> line.startsWith("  curl http://127.0.0.1:")))
        .hasSize(3);
    assertThat(demo.isAlive()).isTrue();

    demo.interrupt();
    await().atMost(Duration.ofSeconds(30)).until(() -> !demo.isAlive());
  }

  @Test
  void aPortInUseIsReportedBeforeAnythingStarts() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(execute("--port", String.valueOf(other.getLocalPort()))).isEqualTo(1);
    }
    assertThat(err.toString()).contains("the demo cannot listen on 127.0.0.1:");
    assertThat(directory).doesNotExist();
  }

  @Test
  void aDirectoryWithoutLogsIsReported() {
    assertThat(execute((servers, data, progress) -> List.of(), "--once", "--port", "0"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("no event log in " + logs).contains("--data");
  }

  @Test
  void wrongUseIsReportedBeforeAnythingStarts() {
    assertThat(execute("--port", "99999")).isEqualTo(2);
    assertThat(execute("--data", temporary.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("--port is a number from 0 to 65535, not 99999")
        .contains("nowhere is no directory");
  }

  private int execute(String... arguments) {
    return execute(DemoCommandTest::reachesKafka, arguments);
  }

  private int execute(DemoIngest ingest, String... arguments) {
    var command = new DemoCommand((servers, port, state) -> app(port), ingest);
    return new CommandLine(command)
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr().println(e + " " + e.getCause());
              return 1;
            })
        .execute(
            concat(List.of("--dir", directory.toString(), "--data", logs.toString()), arguments));
  }

  private static String[] concat(List<String> first, String... second) {
    return Stream.concat(first.stream(), Arrays.stream(second)).toArray(String[]::new);
  }

  private static DemoApp app(int port) {
    return new StandInApp(port)
        .answering("applications", APPLICATION)
        .answering("applications/app-1/completeness", "{\"eventsSeen\": 3}")
        .answering("applications/app-1/jobs", "[{\"status\": \"SUCCEEDED\"}]")
        .answering("applications/app-1/stages", "[]")
        .answering("fleet/versions", "[{\"spark\": \"4.1.1\"}]");
  }

  /** Fails when the demonstration's Kafka does not answer. */
  private static List<ShippedLog> reachesKafka(String servers, Path data, PrintWriter progress) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      int brokers = admin.describeCluster().nodes().get().size();
      return List.of(new ShippedLog("app-1", null, 2L + brokers));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
