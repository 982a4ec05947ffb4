package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsWhatAnImageCanDo() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("  run ", "  health ", "  ingest ", "  token ");
  }

  @Test
  void versionNamesTidewatchKafkaAndJava() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString())
        .matches("tidewatch \\d+\\.\\d+\\.\\S+ \\(Kafka 4\\.\\S+, Java \\S+\\)\\R");
  }

  @Test
  void wrongUseIsStatusTwoAndSaysWhereHelpIs() {
    assertThat(execute("run", "--conf")).isEqualTo(2);
    assertThat(err.toString()).endsWith("See 'tidewatch run --help'.\n");
  }

  @Test
  void anExceptionWithoutMessageIsNamed() {
    assertThat(CommandErrors.messageOf(new NullPointerException()))
        .isEqualTo("NullPointerException");
  }

  @Test
  void aCauseThatSaysNothingIsLeftOut() {
    assertThat(
            CommandErrors.messageOf(
                new IllegalStateException("Kafka did not answer.", new TimeoutException())))
        .isEqualTo("Kafka did not answer.");
    assertThat(
            CommandErrors.messageOf(
                new IllegalStateException("Kafka did not answer.", new IOException("Refused"))))
        .isEqualTo("Kafka did not answer. Refused");
    assertThat(
            CommandErrors.messageOf(
                new IllegalStateException("No answer", new IOException("refused"))))
        .isEqualTo("No answer: refused");
  }

  @Test
  void aTokensFileInNoDirectoryIsOneLine() {
    assertThat(execute("token", "--role", "viewer", "--file", "/no-such/x")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("tidewatch: /no-such/x cannot be written: there is no directory /no-such\n");
  }

  private int execute(String... arguments) {
    return Main.commandLine(Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
