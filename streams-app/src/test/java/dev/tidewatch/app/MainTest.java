package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
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

  private int execute(String... arguments) {
    return Main.commandLine(Map.of())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
