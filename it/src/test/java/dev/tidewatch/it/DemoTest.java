package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.Main;
import dev.tidewatch.local.process.JavaCommand;
import dev.tidewatch.local.process.JavaProcess;
import dev.tidewatch.local.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tidewatch demo}, with everything that it starts. */
class DemoTest {

  /** Each of its steps gives up before; on a machine that is busy they take long together. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final Path ROOT = Path.of(System.getProperty("tidewatch.root", ".."));

  @TempDir private Path directory;

  @Test
  void onceShowsWhatIsServedOfTheSamplesAndLeavesNothingBehind() {
    JavaProcess demo = demo("--once", "--port", "0");

    assertThat(demo.endsWithin(PATIENCE)).isTrue();
    assertThat(demo.exitCode()).as(demo.logged()).hasValue(0);
    assertThat(demo.logged())
        .contains("Queryable", "21 applications, 22 attempts")
        .contains("labelled-work", "many-small-tasks", "3.5.9", "4.1.3", "completed")
        .containsPattern("Connect +http://127.0.0.1:\\d+")
        .containsPattern("Failing +123 of 360 records")
        .containsPattern("Grouped +\\d+ bugs")
        .containsPattern(
            "ledger-payments +VALUE_CONVERTER +SCHEMA +DataException .* 40 +[0-9a-f]{32}")
        .containsPattern("warehouse-orders +TASK_PUT +INFRASTRUCTURE +ConnectException .* 12 ")
        .containsPattern("A->B +LIVE +\\d+ ms +LIVE\n")
        .doesNotContain("ERROR", "WARN", "\tat ");
    assertThat(directory.resolve("demo")).doesNotExist();
  }

  @Test
  void aDirectoryWithoutLogsIsAReasonToEndWithoutAnAnswer() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    JavaProcess demo = demo("--once", "--port", "0", "--data", empty.toString());

    assertThat(demo.endsWithin(PATIENCE)).isTrue();
    assertThat(demo.exitCode()).hasValue(1);
    assertThat(demo.logged().lines().filter(line -> line.startsWith("tidewatch: ")))
        .as(demo.logged())
        .singleElement()
        .asString()
        .contains("no Spark event log in " + empty);
  }

  private JavaProcess demo(String... options) {
    String[] arguments =
        Stream.concat(
                Stream.of("demo", "--dir", directory.resolve("demo").toString()),
                Stream.of(options))
            .toArray(String[]::new);
    return new JavaCommand("demo", Main.class.getName())
        .jvmOptions(
            List.of(
                "-Dtidewatch.home=" + ROOT,
                "-Dlogback.configurationFile=dev/tidewatch/local/logback-terminal.xml",
                "-XX:TieredStopAtLevel=1"))
        .arguments(arguments)
        .start(directory.resolve("output"), Readiness.immediately(), PATIENCE);
  }
}
