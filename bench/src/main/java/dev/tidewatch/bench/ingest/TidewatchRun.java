package dev.tidewatch.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.bench.ingest.Workload.GeneratedLog;
import dev.tidewatch.bench.process.LiveHeap;
import dev.tidewatch.bench.process.ProcessUsage;
import dev.tidewatch.bench.process.ThreadRole;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.ingest.IngestOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fresh instance that reads a topic from its beginning until everything is queryable.
 *
 * @param events in the topic
 * @param startup from the start of the process until Streams was RUNNING
 * @param ingest from then until the API answered with every event applied
 * @param phase of the same stretch, but for the tenths of a second until readiness was noticed
 * @param secondHalf events per second from the middle of the events on, when the JVM is warm
 * @param usage of the process, its start included
 * @param cpuByRole the same processor time, of the threads that live
 * @param liveHeapBytes after a full collection at the end
 * @param stateBytes of the state directory
 * @param fresh how soon a line can be asked for afterwards
 * @param jobs what the API answers, for comparison
 */
public record TidewatchRun(
    long events,
    Duration startup,
    Duration ingest,
    Phase phase,
    double secondHalf,
    ProcessUsage usage,
    Map<ThreadRole, Duration> cpuByRole,
    long liveHeapBytes,
    long stateBytes,
    Freshness fresh,
    Map<String, JsonNode> jobs) {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Measures one run. */
  static TidewatchRun measure(
      TidewatchServer.Options options, long brokerPid, List<GeneratedLog> logs)
      throws IOException, InterruptedException {
    try (TidewatchServer server = TidewatchServer.start(options)) {
      Phase.Clock clock = Phase.begin(server.pid(), brokerPid);
      long events = logs.stream().mapToLong(GeneratedLog::events).sum();
      Progress progress = new Progress(events);
      awaitApplied(server, logs, progress);
      Instant applied = Instant.now();
      Phase phase = clock.end();
      ProcessUsage usage = ProcessUsage.of(server.pid());
      Map<ThreadRole, Duration> cpuByRole = ProcessUsage.cpuByRole(server.pid());
      return new TidewatchRun(
          events,
          Duration.between(server.started(), server.running()),
          Duration.between(server.running(), applied),
          phase,
          progress.secondHalf(),
          usage,
          cpuByRole,
          LiveHeap.of(server.pid()),
          DirectorySize.of(server.state()),
          Freshness.of(server, options.bootstrapServers(), IngestOptions.DEFAULT_TOPIC),
          jobs(server, logs));
    }
  }

  /** From the start of the process until everything was queryable. */
  Duration total() {
    return startup.plus(ingest);
  }

  private static void awaitApplied(
      TidewatchServer server, List<GeneratedLog> logs, Progress progress)
      throws IOException, InterruptedException {
    Map<String, Long> seen = new LinkedHashMap<>();
    logs.forEach(log -> seen.put(log.appId(), 0L));
    long lastProgress = System.nanoTime();
    while (true) {
      for (GeneratedLog log : logs) {
        // What is complete need not be asked again.
        if (seen.getOrDefault(log.appId(), 0L) < log.events()) {
          seen.put(log.appId(), server.linesSeen(log.appId()));
        }
      }
      long sum = seen.values().stream().mapToLong(Long::longValue).sum();
      if (progress.at(sum)) {
        lastProgress = System.nanoTime();
      }
      if (progress.isDone()) {
        return;
      }
      server.requireAlive();
      if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "nothing became queryable for %d s; seen so far: %s"
                .formatted(PATIENCE.toSeconds(), seen));
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private static Map<String, JsonNode> jobs(TidewatchServer server, List<GeneratedLog> logs)
      throws IOException {
    Map<String, JsonNode> jobs = new LinkedHashMap<>();
    for (GeneratedLog log : logs) {
      jobs.put(log.appId(), server.api().get("api/v1/applications/" + log.appId() + "/jobs"));
    }
    return jobs;
  }
}
