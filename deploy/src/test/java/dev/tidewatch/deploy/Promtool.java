package dev.tidewatch.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prometheus' own reader of rules, where this machine has it. */
final class Promtool {

  private Promtool() {}

  /** Runs it. Skips the test, and says so, where there is none. */
  static Run run(String... arguments) throws IOException, InterruptedException {
    Optional<Path> promtool = Project.program("promtool");
    assumeTrue(
        promtool.isPresent(),
        "SKIPPED: promtool is not on the PATH, so that Prometheus itself has not read this");
    List<String> command = new ArrayList<>(List.of(promtool.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    return Run.of(MonitoringFiles.DIRECTORY, command);
  }
}
