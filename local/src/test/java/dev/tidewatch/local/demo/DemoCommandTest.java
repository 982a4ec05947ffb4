package dev.tidewatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.Readiness;
import java.io.BufferedWriter;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The demonstration around the application: Kafka is real, the application has one answer, and what
 * comes after the answers is left out.
 */
class DemoCommandTest {
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
        .contains("tides        app-1", "4.1.1", "completed", "1 applications, 1 attempts")
        .doesNotContain("Connect", "dead-letter", "Mirror");
    assertThat(directory).doesNotExist();
  }

  @Test
  void keepKeepsTheDirectoryWithTheLog() {
    assertThat(execute("--once", "--port", "0", "--keep")).isZero();

    assertThat(directory.resolve("demo.log")).content().contains("Kafka Server started");
  }

  @Test
  void withoutOnceItInvitesAndServesUntilItIsStoppedAndLeavesNothingBehind() {
    // given
    var demo =
        new JavaCommand("demo", DemoMain.class.getName())
            .arguments("--dir", directory.toString(), "--data", logs.toString(), "--port", "0")
            .arguments("--without-connect")
            .start(
                temporary.resolve("output"),
                Readiness.logged("Ctrl-C stops it and removes its directory"),
                Duration.ofSeconds(60));
    assertThat(demo.logged().lines().filter(line -> line.startsWith("  curl http://127.0.0.1:")))
        .hasSize(3);
    assertThat(directory).isDirectory();

    // when, as Ctrl-C does
    int status = demo.stop(Duration.ofSeconds(30));

    // then
    assertThat(status).isEqualTo(128 + 15);
    assertThat(demo.logged()).contains("Stopping").doesNotContain("Exception");
    assertThat(directory).doesNotExist();
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
  void aFailureIsReportedWithTheLogThatIsKept() {
    DemoIngest failing =
        (servers, data, progress) -> {
          throw new IOException("a log cannot be read");
        };

    assertThat(execute(failing, "--once", "--port", "0")).isEqualTo(1);
    assertThat(err.toString())
        .contains("the demo failed (its log: " + directory.resolve("demo.log"))
        .contains("a log cannot be read");
    assertThat(directory.resolve("demo.log")).exists();
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
    return execute(DemoMain::ship, arguments);
  }

  private int execute(DemoIngest ingest, String... arguments) {
    var command = new DemoCommand(DemoMain::app, ingest);
    return new CommandLine(command)
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(new BufferedWriter(out), true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr().println(e + " " + e.getCause());
              return 1;
            })
        .execute(
            concat(
                List.of(
                    "--dir", directory.toString(), "--data", logs.toString(), "--without-connect"),
                arguments));
  }

  private static String[] concat(List<String> first, String... second) {
    return Stream.concat(first.stream(), Arrays.stream(second)).toArray(String[]::new);
  }
}
