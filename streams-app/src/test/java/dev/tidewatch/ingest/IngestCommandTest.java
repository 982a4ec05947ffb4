package dev.tidewatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.testkit.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IngestCommandTest {

  @TempDir Path logs;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeLog() throws IOException {
    Files.writeString(
        logs.resolve("app-1"),
        "{\"Event\":\"SparkListenerApplicationStart\",\"App ID\":\"app-1\"}\n");
  }

  @Test
  void shippingSaysWhatWasShipped() {
    int status = run(logs, "--bootstrap", EmbeddedBroker.shared().bootstrap(), "--topic", "c-1");
    assertThat(status).isZero();
    assertThat(out.toString()).contains("created topic c-1", "1 event of 1 log in c-1");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void quietSaysNothingWhenAllIsWell() {
    String bootstrap = EmbeddedBroker.shared().bootstrap();
    assertThat(run(logs, "--bootstrap", bootstrap, "--topic", "c-2", "--quiet")).isZero();
    assertThat(out.toString() + err).isEmpty();
  }

  @Test
  void aNamedFileThatIsNoLogFailsAfterTheRestIsShipped() throws IOException {
    Path notes = Files.writeString(logs.resolve("notes"), "hello\n");
    String bootstrap = EmbeddedBroker.shared().bootstrap();
    int status = run(logs.resolve("app-1"), notes, "--bootstrap", bootstrap, "--topic", "c-3");
    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("1 event of 1 log", "notes: not a Spark event log");
  }

  @Test
  void anUnreachableBrokerIsToldWithinFifteenSecondsWithWhatToCheck() throws IOException {
    String closed = "127.0.0.1:" + closedPort();
    int status =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(15), () -> run(logs, "--bootstrap", closed));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("no Kafka answers at " + closed, "advertised.listeners");
  }

  @Test
  void aBootstrapThatIsNoAddressIsTold() {
    assertThat(run(logs, "--bootstrap", "nonsense")).isEqualTo(1);
    assertThat(err.toString()).contains("--bootstrap nonsense");
  }

  @Test
  void wrongUseShowsTheUsage() {
    assertThat(run(logs)).isEqualTo(2);
    assertThat(run(logs.resolve("nowhere"), "--bootstrap", "h:1")).isEqualTo(2);
    assertThat(run("--bootstrap", "h:1")).isEqualTo(2);
    assertThat(run(logs, "--bootstrap", "h:1", "--rate", "-1")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "Usage: ingest", "--bootstrap", "no such file or directory", "--rate is negative");
  }

  private int run(Object... arguments) {
    return new CommandLine(new IngestCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
