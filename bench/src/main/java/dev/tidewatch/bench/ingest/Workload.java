package dev.tidewatch.bench.ingest;

import dev.tidewatch.bench.LogGenerator;
import dev.tidewatch.bench.LogShape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Applications of one size.
 *
 * @param first number of the first application, so that two workloads share no application
 * @param applications how many
 * @param tasks of each
 */
public record Workload(int first, int applications, int tasks) {

  private static final int BUFFER_BYTES = 1 << 20;

  /**
   * Generates the logs, each named as its application, which is how the History Server finds it.
   */
  public List<GeneratedLog> write(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<GeneratedLog> logs = new ArrayList<>();
    for (int number = first; number < first + applications; number++) {
      String appId = "app-20260101000000-%04d".formatted(number);
      Path file = directory.resolve(appId);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
        long events = LogGenerator.write(LogShape.ofTasks(appId, tasks), out);
        out.flush();
        logs.add(new GeneratedLog(appId, events, Files.size(file)));
      }
    }
    return logs;
  }

  /**
   * One log.
   *
   * @param events lines
   * @param bytes uncompressed, as it is stored
   */
  public record GeneratedLog(String appId, long events, long bytes) {}
}
