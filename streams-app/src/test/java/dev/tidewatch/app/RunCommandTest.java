package dev.tidewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.config.Config;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunCommandTest {

  @TempDir Path directory;

  private final List<Config> launched = new ArrayList<>();
  private final StringWriter err = new StringWriter();

  @Test
  void aValidConfigurationIsLaunchedAndItsExitCodeIsTheCommands() throws IOException {
    // given
    Path file = Files.writeString(directory.resolve("f"), "bootstrap.servers=a:1\n");

    // when
    int exit =
        run(
            Map.of("TIDEWATCH_HTTP_PORT", "1"),
            "--config",
            file.toString(),
            "--set",
            "http.port=2");

    // then
    assertThat(exit).isEqualTo(7);
    assertThat(launched)
        .singleElement()
        .satisfies(config -> assertThat(config.http().listener().port()).isEqualTo(2));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aWrongConfigurationIsExplainedWholeAndNothingIsLaunched() {
    // when
    int exit = run(Map.of(), "--set", "http.port=x", "--set", "htp.host=y");

    // then
    assertThat(exit).isEqualTo(2);
    assertThat(launched).isEmpty();
    assertThat(err.toString())
        .contains("3 errors", "bootstrap.servers", "http.port = x", "Did you mean http.host?");
  }

  @Test
  void aWrongOptionIsAUsageError() {
    assertThat(run(Map.of(), "--conf", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("--conf");
  }

  private int run(Map<String, String> environment, String... arguments) {
    RunCommand command =
        new RunCommand(
            environment,
            config -> {
              launched.add(config);
              return 7;
            });
    return new CommandLine(command).setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
