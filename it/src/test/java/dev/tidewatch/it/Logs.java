package dev.tidewatch.it;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of event logs, for tests that write logs of their own from them. */
final class Logs {

  private Logs() {}

  /** The lines of a file, plain or zstd by its name. */
  static List<String> lines(Path file) {
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = file.toString().endsWith(".zstd") ? new ZstdInputStream(stored) : stored) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as a file's text: each line ended. */
  static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
