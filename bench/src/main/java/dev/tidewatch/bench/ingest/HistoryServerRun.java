package dev.tidewatch.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.bench.ingest.Workload.GeneratedLog;
import dev.tidewatch.bench.process.LiveHeap;
import dev.tidewatch.bench.process.ProcessUsage;
import dev.tidewatch.bench.server.HistoryServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A fresh History Server that is asked for each application's jobs for the first time, which makes
 * it read the whole log.
 *
 * @param events in the logs
 * @param startup from the start of the process until it listed the applications
 * @param phase from the first request to the last answer
 * @param usage of the process, its start included
 * @param liveHeapBytes after a full collection at the end
 * @param fresh how soon a new log is listed afterwards
 * @param jobs the answers
 */
public record HistoryServerRun(
    long events,
    Duration startup,
    Phase phase,
    ProcessUsage usage,
    long liveHeapBytes,
    Freshness fresh,
    Map<String, JsonNode> jobs) {

  /** How the applications are asked for. */
  public enum Views {
    /** The next when the one before has been answered. */
    ONE_AFTER_THE_OTHER,
    /** All requests are sent, then all answers awaited. */
    AT_ONCE
  }

  /** Measures one run. */
  static HistoryServerRun measure(
      Path jars, Path directory, Path output, List<GeneratedLog> logs, Views views)
      throws IOException, InterruptedException {
    Instant started = Instant.now();
    try (HistoryServer server = HistoryServer.start(jars, directory, logs.size(), output)) {
      Duration startup = Duration.between(started, Instant.now());
      Phase.Clock clock = Phase.begin(server.pid());
      Map<String, JsonNode> jobs = jobs(server, logs, views);
      return new HistoryServerRun(
          logs.stream().mapToLong(GeneratedLog::events).sum(),
          startup,
          clock.end(),
          ProcessUsage.of(server.pid()),
          LiveHeap.of(server.pid()),
          Freshness.of(server, directory),
          jobs);
    }
  }

  private static Map<String, JsonNode> jobs(
      HistoryServer server, List<GeneratedLog> logs, Views views) {
    Map<String, CompletableFuture<JsonNode>> asked = new LinkedHashMap<>();
    for (GeneratedLog log : logs) {
      CompletableFuture<JsonNode> answer =
          server.api().getAsync("api/v1/applications/" + log.appId() + "/jobs");
      if (views == Views.ONE_AFTER_THE_OTHER) {
        answer.join();
      }
      asked.put(log.appId(), answer);
    }
    Map<String, JsonNode> jobs = new LinkedHashMap<>();
    asked.forEach((appId, answer) -> jobs.put(appId, answer.join()));
    return jobs;
  }
}
