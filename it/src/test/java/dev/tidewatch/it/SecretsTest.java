package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.process.JavaProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** A secret that came with a log is in the events topic, and nowhere else. */
@ExtendWith(SharedKafka.class)
class SecretsTest {

  /** Stands beside every secret of a job, and must be found wherever its job is. */
  private static final String HARMLESS = "db.example.com";

  @TempDir private Path directory;

  @Test
  void noSecretOfALogIsAnywhereButInTheEventsTopic(TestCluster cluster) throws Exception {
    // given
    SecretLog log = new SecretLog();
    Path file = directory.resolve(SecretLog.BASE.log());
    Files.writeString(file, Logs.text(log.lines()));
    Deployment deployment = cluster.deployment("secrets");
    Path state = deployment.state("state");
    Path output = directory.resolve("instance.log");
    Map<String, String> places = new TreeMap<>();
    // when
    try (JavaProcess process = deployment.launch(state, output)) {
      Api api = RunningInstance.apiOf(process);
      api.await("events", () -> api.send("HEAD", "/api/v1/events").status() == 200);
      EventListener events = api.listen("");
      deployment.ingest(file);
      api.awaitLines(SecretLog.BASE.application(), log.lines().size());
      api.awaitCaughtUp();
      api.await(
          "the output topic",
          () -> !Records.of(deployment, deployment.applicationsTopic()).all().isEmpty());
      api.await(
          "the event that the application has ended",
          () ->
              events.events().stream()
                  .anyMatch(event -> event.completes(SecretLog.BASE.application())));
      places.put("events", events.events().toString());
      events.close();
      // then
      for (String path : Routes.filledIn(api, SecretLog.BASE.application())) {
        places.put("GET " + path, api.get(path).body());
      }
      AllAnswers.of(api).forEach((path, json) -> places.put("answer " + path, json.toString()));
    }
    for (String topic : topics(deployment)) {
      places.put("topic " + topic, contents(Records.of(deployment, topic)));
    }
    stores(state).forEach(store -> places.put("store " + store, rows(store)));
    try (Stream<Path> files = Files.walk(state)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        places.put("file " + each, text(Files.readAllBytes(each)));
      }
    }
    places.put("log", Files.readString(output));

    assertThat(contents(Records.of(deployment, deployment.eventsTopic())))
        .as("the log has them")
        .contains(log.secrets().values());
    assertThat(found(HARMLESS, places))
        .as("what is harmless is found, compressed or not")
        .anyMatch(place -> place.startsWith("store "))
        .anyMatch(place -> place.endsWith("spark-details-changelog"))
        .anyMatch(place -> place.endsWith(deployment.applicationsTopic()))
        .anyMatch(place -> place.startsWith("GET ") && place.endsWith("/jobs"))
        .anyMatch(place -> place.startsWith("GET ") && place.endsWith("/environment"))
        .anyMatch(place -> place.startsWith("answer ") && place.endsWith("/sql"));
    Map<String, List<String>> leaks = new TreeMap<>();
    log.secrets()
        .forEach(
            (place, secret) -> {
              List<String> leaked = found(secret, places);
              if (!leaked.isEmpty()) {
                leaks.put(place, leaked);
              }
            });
    assertThat(leaks).as("secret of a log -> where it was found").isEmpty();
    assertThat(log.secrets()).hasSizeGreaterThan(20);
  }

  private static List<String> found(String text, Map<String, String> places) {
    return places.entrySet().stream()
        .filter(place -> place.getValue().contains(text))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All topics of the deployment, internal ones too, but the one that it reads. */
  private static List<String> topics(Deployment deployment)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap());
    try (Admin admin = Admin.create(settings)) {
      return admin.listTopics().names().get().stream()
          .filter(
              topic -> topic.startsWith(deployment.name()) || topic.startsWith("tidewatch.ingest"))
          .filter(topic -> !topic.equals(deployment.eventsTopic()))
          .toList();
    }
  }

  private static String contents(Records records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ConsumerRecord<byte[], byte[]> record : records.all()) {
      append(bytes, record.key());
      append(bytes, record.value());
      for (Header header : record.headers()) {
        append(bytes, OtherShipper.utf8(header.key()));
        append(bytes, header.value());
      }
    }
    return text(bytes.toByteArray());
  }

  private static void append(ByteArrayOutputStream to, byte @Nullable [] bytes) {
    if (bytes != null) {
      to.writeBytes(bytes);
      to.write('\n');
    }
  }

  private static List<Path> stores(Path state) throws IOException {
    try (Stream<Path> paths = Files.walk(state)) {
      return paths
          .filter(path -> path.getFileName().toString().equals("CURRENT"))
          .map(Path::getParent)
          .toList();
    }
  }

  /** Everything in a store that was closed: its files may hold it compressed. */
  private static String rows(Path store) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (Options options = new Options();
        DBOptions dbOptions = new DBOptions()) {
      List<ColumnFamilyDescriptor> descriptors =
          RocksDB.listColumnFamilies(options, store.toString()).stream()
              .map(ColumnFamilyDescriptor::new)
              .toList();
      try (RocksDB db = RocksDB.openReadOnly(dbOptions, store.toString(), descriptors, families)) {
        for (ColumnFamilyHandle family : families) {
          try (RocksIterator row = db.newIterator(family)) {
            for (row.seekToFirst(); row.isValid(); row.next()) {
              append(bytes, row.key());
              append(bytes, row.value());
            }
          }
        }
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException("cannot read " + store, e);
    }
    return text(bytes.toByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
