package dev.tidewatch.bench.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The bytes that the changelogs of all stores take on the broker, compressed as they are. */
final class ChangelogSize {

  private static final String SUFFIX = "-changelog";
  private static final int TIMEOUT_SECONDS = 30;

  private ChangelogSize() {}

  static long of(String bootstrapServers, int broker) throws InterruptedException {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      var directories =
          admin
              .describeLogDirs(List.of(broker))
              .allDescriptions()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return directories.values().stream()
          .flatMap(byDirectory -> byDirectory.values().stream())
          .flatMap(directory -> directory.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().endsWith(SUFFIX))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not tell the size of its topics", e);
    }
  }
}
