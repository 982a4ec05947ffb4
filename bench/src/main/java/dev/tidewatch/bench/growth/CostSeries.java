package dev.tidewatch.bench.growth;

import dev.tidewatch.bench.process.ProcessUsage;
import dev.tidewatch.bench.server.TidewatchServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Processor time by events processed, sampled while an instance reads a topic.
 *
 * <p>Events are counted by Kafka Streams ({@code process-total} of the stream threads), since the
 * API shows them a commit later only.
 *
 * @param tasks of an application
 * @param samples in order; the first is the end of the warm-up
 */
record CostSeries(long tasks, List<Sample> samples) {

  private static final String PROCESSED = "kafka_stream_thread_process_total";
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * A moment.
   *
   * @param events processed so far
   * @param cpu used so far
   */
  record Sample(long events, Duration cpu, long nanos) {

    Cost until(Sample end, long tasks) {
      return new Cost(
          tasks, end.events - events, end.cpu.minus(cpu), Duration.ofNanos(end.nanos - nanos));
    }
  }

  /**
   * Starts an instance and samples it until everything is processed.
   *
   * @param before events that warm it up
   * @param counted events after them
   */
  static CostSeries measure(TidewatchServer.Options options, long tasks, long before, long counted)
      throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    try (TidewatchServer server = TidewatchServer.start(options)) {
      Sample sample = sample(server);
      long lastProgress = sample.nanos();
      while (sample.events() < before + counted) {
        Thread.sleep(INTERVAL.toMillis());
        Sample next = sample(server);
        if (next.events() > sample.events()) {
          lastProgress = next.nanos();
        } else if (next.nanos() - lastProgress > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              "stuck after %d of %d events".formatted(next.events(), before + counted));
        }
        if (next.events() >= before) {
          samples.add(next);
        }
        sample = next;
      }
    }
    if (samples.size() < 2) {
      throw new IllegalStateException(
          "all events were processed between two samples: measure more tasks");
    }
    return new CostSeries(tasks, samples);
  }

  private static Sample sample(TidewatchServer server) throws IOException {
    server.requireAlive();
    long events = (long) server.metric(PROCESSED);
    return new Sample(events, ProcessUsage.cpuOf(server.pid()), System.nanoTime());
  }

  /** Events processed in all, the warm-up included. */
  long events() {
    return last().events();
  }

  /** Everything after the warm-up. */
  Cost whole() {
    return samples.get(0).until(last(), tasks);
  }

  /** The same in so many parts of about as many events each; fewer where samples are few. */
  List<Cost> parts(int count) {
    List<Cost> parts = new ArrayList<>();
    Sample first = samples.get(0);
    Sample begin = first;
    long all = last().events() - first.events();
    for (Sample sample : samples) {
      long share = (long) (parts.size() + 1) * all / count;
      if (sample.events() - first.events() >= share && sample.events() > begin.events()) {
        parts.add(begin.until(sample, tasks * (sample.events() - first.events()) / all));
        begin = sample;
      }
    }
    return parts;
  }

  private Sample last() {
    return samples.get(samples.size() - 1);
  }
}
