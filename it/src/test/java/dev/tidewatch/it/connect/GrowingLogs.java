package dev.tidewatch.it.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Event logs that applications write to, line by line, and then end. Owned by one thread. */
final class GrowingLogs {

  private final Path directory;
  private final Map<String, List<String>> written = new TreeMap<>();

  GrowingLogs(Path directory, int count) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    for (int n = 0; n < count; n++) {
      String id = "app-20261126120000-%04d".formatted(n);
      written.put(id, new ArrayList<>());
      append(
          id,
          "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"4.1.1\"}",
          "{\"Event\":\"SparkListenerApplicationStart\",\"App ID\":\"" + id + "\"}");
    }
  }

  /** Each application writes one more line, some in two pieces. */
  void grow() throws IOException {
    for (var log : written.entrySet()) {
      int number = log.getValue().size();
      append(
          log.getKey(),
          "{\"Event\":\"SparkListenerJobStart\",\"Job ID\":%d,\"App\":\"%s\"}"
              .formatted(number, log.getKey()));
    }
  }

  /** Spark renames what it has finished. */
  void finish() throws IOException {
    for (String id : written.keySet()) {
      Files.move(directory.resolve(id + ".inprogress"), directory.resolve(id));
    }
  }

  /** What each application has written, by its id. */
  Map<String, List<String>> written() {
    return written;
  }

  long lines() {
    return written.values().stream().mapToLong(List::size).sum();
  }

  private void append(String id, String... lines) throws IOException {
    String text = String.join("\n", lines) + "\n";
    Files.writeString(
        directory.resolve(id + ".inprogress"),
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    var unused = written.getOrDefault(id, new ArrayList<>()).addAll(List.of(lines));
  }
}
