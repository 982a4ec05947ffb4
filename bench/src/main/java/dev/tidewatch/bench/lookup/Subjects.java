package dev.tidewatch.bench.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidewatch.bench.LogGenerator;
import dev.tidewatch.bench.LogShape;
import dev.tidewatch.bench.ingest.Shipment;
import dev.tidewatch.ingest.IngestOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The applications that a pair of instances is asked about: many small ones, and one with many
 * stages that the first instance is active for.
 *
 * @param here ids of small ones whose partition is active at the first instance
 * @param there ids of those at the second
 * @param large id of the one with many stages
 */
record Subjects(List<String> here, List<String> there, String large) {

  private static final int PARTITIONS = IngestOptions.DEFAULT_PARTITIONS;
  private static final int MOST_IDS = 100_000;
  private static final int MOST_STAGES = 200;
  private static final int EXECUTORS = 10;

  /**
   * Ships them and returns when both instances answer with all.
   *
   * @param directory for the log of the large one
   * @param applications small ones
   * @param tasks of the large one
   */
  static Subjects ship(
      Pair pair, String bootstrapServers, Path directory, int applications, int tasks)
      throws IOException, InterruptedException {
    Map<Integer, String> active = pair.active();
    String large =
        IntStream.range(0, 1_000)
            .mapToObj("app-20260101000000-%04d"::formatted)
            .filter(id -> isAt(active, 0, id))
            .findFirst()
            .orElseThrow();
    int stages = Math.min(MOST_STAGES, tasks);
    long events = write(directory.resolve(large), new LogShape(large, tasks, stages, EXECUTORS, 1));
    Shipment.of(directory, bootstrapServers, IngestOptions.DEFAULT_TOPIC, PARTITIONS);
    SmallFleet.ship(bootstrapServers, 0, applications);
    Await.applications(pair.instance(0), applications + 1L);
    Await.until(
        "the application with many stages is there",
        () -> pair.instance(0).linesSeen(large) == events);
    List<String> ids = SmallFleet.ids(applications, MOST_IDS);
    return new Subjects(
        ids.stream().filter(id -> isAt(active, 0, id)).toList(),
        ids.stream().filter(id -> isAt(active, 1, id)).toList(),
        large);
  }

  private static long write(Path file, LogShape shape) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      return LogGenerator.write(shape, out);
    }
  }

  private static boolean isAt(Map<Integer, String> active, int instance, String appId) {
    int partition = BuiltInPartitioner.partitionForKey(appId.getBytes(UTF_8), PARTITIONS);
    return Pair.name(instance).equals(active.get(partition));
  }

  /** Where an application is asked for. */
  static String path(String appId) {
    return "/api/v1/applications/" + appId;
  }

  static List<String> paths(List<String> appIds) {
    return appIds.stream().map(Subjects::path).toList();
  }
}
