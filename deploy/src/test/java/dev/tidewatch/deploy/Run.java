package dev.tidewatch.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that was run to its end.
 *
 * @param printed on standard output and standard error
 */
record Run(int status, String printed) {

  /** Runs it in a directory, with variables besides this process's own. */
  static Run of(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(directory.toFile()).environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Run(process.waitFor(), printed);
  }

  static Run of(Path directory, List<String> command) throws IOException, InterruptedException {
    return of(directory, Map.of(), command);
  }
}
