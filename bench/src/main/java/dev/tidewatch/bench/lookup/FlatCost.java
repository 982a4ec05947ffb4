package dev.tidewatch.bench.lookup;

import dev.tidewatch.bench.BenchmarkOptions;
import dev.tidewatch.bench.load.Load;
import dev.tidewatch.bench.server.TidewatchServer;
import dev.tidewatch.local.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a look-up costs by the number of applications: one instance, whose fleet grows tenfold
 * between two measurements.
 *
 * @param largest number of applications
 * @param seconds that one question is asked
 */
record FlatCost(BenchmarkOptions options, int largest, int seconds) {

  private static final int SMALLEST = 1_000;
  private static final int STEP = 10;
  private static final int MOST_IDS = 100_000;
  private static final int MANY_CONNECTIONS = 8;

  /** A size whose filling would take longer is left out. */
  static final Duration LONGEST_FILLING = Duration.ofMinutes(10);

  /**
   * At one size.
   *
   * @param filling from the first event shipped until all applications were counted
   */
  record AtSize(
      int applications,
      Duration filling,
      Answers.Round lookup,
      Answers.Round lookups,
      Answers.Round versions,
      Answers.Round listing) {}

  /** The sizes in their order; those that would take too long are missing. */
  List<AtSize> run() throws IOException, InterruptedException {
    Path directory = options.fresh("lookup-flat");
    List<AtSize> sizes = new ArrayList<>();
    try (KafkaCluster kafka = options.startKafka(directory.resolve("kafka"));
        TidewatchServer server =
            TidewatchServer.start(
                new TidewatchServer.Options(
                    directory.resolve("tidewatch"),
                    kafka.bootstrapServers(),
                    Map.of(),
                    Optional.empty()))) {
      int from = 0;
      Duration filling = Duration.ZERO;
      for (int size = Math.min(SMALLEST, largest); size <= largest; size *= STEP) {
        if (filling.multipliedBy(STEP).compareTo(LONGEST_FILLING) > 0) {
          break;
        }
        options.say("filling up to " + size + " applications");
        long start = System.nanoTime();
        SmallFleet.ship(kafka.bootstrapServers(), from, size);
        Await.applications(server, size);
        filling = Duration.ofNanos(System.nanoTime() - start);
        sizes.add(measure(kafka, server, size, filling));
        from = size;
      }
      return sizes;
    } finally {
      options.remove(directory);
    }
  }

  private AtSize measure(KafkaCluster kafka, TidewatchServer server, int size, Duration filling)
      throws IOException {
    long self = ProcessHandle.current().pid();
    Interview interview =
        new Interview(List.of(server.pid(), kafka.broker(1).pid(), self), seconds, options::say);
    Question lookup =
        question(server, "application", Subjects.paths(SmallFleet.ids(size, MOST_IDS)));
    Question versions = question(server, "versions", List.of("/api/v1/fleet/versions"));
    Question listing = question(server, "listing", List.of("/api/v1/applications?limit=20"));
    interview.warmUp(lookup, MANY_CONNECTIONS);
    interview.warmUp(versions, 1);
    interview.warmUp(listing, 1);
    return new AtSize(
        size,
        filling,
        interview.ask(lookup, 1),
        interview.ask(lookup, MANY_CONNECTIONS),
        interview.ask(versions, 1),
        interview.ask(listing, 1));
  }

  private static Question question(TidewatchServer server, String title, List<String> paths) {
    return new Question(
        title,
        Load.of(server.api().port(), paths, "Tidewatch-Source-Lag: 0"),
        List.of(server.pid()));
  }
}
