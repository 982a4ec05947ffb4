package dev.tidewatch.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * ksqlDB's own command line, as a person meets it: what is typed or pasted goes in, what is shown
 * comes out. {@code TIDEWATCH_KSQLDB_CLI} names its command, which takes its options and the
 * server's URL.
 *
 * @param directory for what it shows
 */
record KsqlDbCli(String command, URI server, Path directory) {

  private static final long PATIENCE_SECONDS = 300;

  /** All that is shown, until it has ended. */
  String type(List<String> options, String text) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(options);
    all.add(server.toString());
    try {
      Path shown = Files.createTempFile(directory, "ksqldb-cli", ".log");
      Process process =
          new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(shown.toFile()).start();
      try (OutputStream keys = process.getOutputStream()) {
        keys.write((text + "\nexit\n").getBytes(UTF_8));
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "ksqlDB's command line did not end: " + Files.readString(shown, UTF_8));
      }
      return Files.readString(shown, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
