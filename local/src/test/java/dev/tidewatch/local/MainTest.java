package dev.tidewatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheProgramAndSucceeds() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: tidewatch").contains("--verbose");
  }

  @Test
  void versionNamesTidewatchKafkaAndJava() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString())
        .matches("tidewatch \\d+\\.\\d+\\.\\S+ \\(Kafka 4\\.\\S+, Java \\S+\\)\\R");
  }

  @Test
  void wrongUseIsStatusTwoWithOneLineAndWhereHelpIs() {
    assertThat(execute("sail", "--forse")).isEqualTo(2);
    assertThat(err.toString().lines())
        .first()
        .asString()
        .isEqualTo("tidewatch: Unknown option: '--forse'");
    assertThat(err.toString()).endsWith("See './tidewatch sail --help'.\n").doesNotContain("\tat ");
  }

  @Test
  void noCommandIsWrongUse() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).contains("See './tidewatch --help'.");
  }

  @Test
  void aFailureIsStatusOneWithItsReasonInOneLine() {
    assertThat(execute("sail")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("tidewatch: cannot sail: no wind at sea\n");
  }

  @Test
  void verboseAddsTheStackTraceWhereverItStands() {
    assertThat(execute("sail", "--verbose")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("tidewatch: cannot sail: no wind at sea\n")
        .contains("\tat dev.tidewatch.local.MainTest$Sail.call");
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .addSubcommand(new Sail())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Command(name = "sail")
  private static final class Sail implements Callable<Integer> {
    @Option(names = "--force")
    private boolean force;

    @Override
    public Integer call() {
      if (force) {
        return CommandLine.ExitCode.OK;
      }
      var reason = new IOException("no wind at sea");
      throw new UncheckedIOException("cannot sail: " + reason.getMessage(), reason);
    }
  }
}
