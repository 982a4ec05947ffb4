package dev.tidewatch.it.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.eventlog.LineHeaders;
import dev.tidewatch.ingest.IngestOptions;
import dev.tidewatch.ingest.Ingester;
import dev.tidewatch.ingest.ProgressListener;
import dev.tidewatch.it.SharedKafka;
import dev.tidewatch.it.TestCluster;
import dev.tidewatch.local.connect.ConnectWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a real worker with exactly once; what it holds survives that worker being killed. */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class SparkEventLogSourceTest {

  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int LOGS = 200;

  @SuppressWarnings("NullAway.Init") // set by start
  private static TestCluster kafka;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker worker;

  @BeforeAll
  static void start(TestCluster cluster) {
    kafka = cluster;
    worker = startWorker();
  }

  @AfterAll
  static void stop() {
    worker.close();
  }

  private static ConnectWorker startWorker() {
    return ConnectWorker.in(kafka.directory("source-connect"))
        .group("source-connect")
        .plugin(Plugins.directory("source"))
        .property("exactly.once.source.support", "enabled")
        .property("session.timeout.ms", "2000")
        .property("heartbeat.interval.ms", "500")
        .start(kafka.bootstrapServers());
  }

  @Test
  void everyLineIsThereOnceAndInOrderThoughTheWorkerIsKilledThreeTimes() throws Exception {
    // given
    Path directory = kafka.directory("killed-logs");
    GrowingLogs logs = new GrowingLogs(directory, LOGS);
    worker.rest().put("source-killed", configuration(directory, "source-killed.events"));
    Committed committed = new Committed(kafka.bootstrapServers(), "source-killed.events");

    // when
    for (int kill = 0; kill < 3; kill++) {
      long before = committed.count();
      for (int round = 0; round < 5; round++) {
        logs.grow();
      }
      await().atMost(DEADLINE).until(() -> committed.count() > before);
      logs.grow();
      worker.kill();
      logs.grow();
      worker = startWorker();
    }
    logs.grow();
    logs.finish();

    // then
    await().atMost(DEADLINE).until(() -> committed.count() >= logs.lines());
    Map<String, List<String>> read = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : committed.all()) {
      read.computeIfAbsent(Committed.text(record.key()), id -> new ArrayList<>())
          .add(Committed.text(record.value()));
    }
    assertThat(read).isEqualTo(logs.written());
    worker.rest().delete("source-killed");
  }

  @Test
  void recordsEqualThoseOfTheIngester() throws Exception {
    // given
    Path samples = Path.of(System.getProperty("tidewatch.root")).resolve("samples/logs");
    new Ingester(
            IngestOptions.to(kafka.bootstrapServers()).withTopic("ingested.events", 4),
            ProgressListener.NONE)
        .ship(List.of(samples));
    Committed ingested = new Committed(kafka.bootstrapServers(), "ingested.events");
    long lines = ingested.count();
    assertThat(lines).isPositive();

    // when
    worker.rest().put("samples", configuration(samples, "sourced.events"));

    // then
    Committed sourced = new Committed(kafka.bootstrapServers(), "sourced.events");
    await().atMost(DEADLINE).until(() -> sourced.count() >= lines);
    assertThat(byFile(sourced)).isEqualTo(byFile(ingested));
    worker.rest().delete("samples");
  }

  /** All of each record but when it was written, by partition and file, in order. */
  private static Map<String, List<String>> byFile(Committed records) {
    Map<String, List<String>> byFile = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records.all()) {
      String file = Committed.text(record.headers().lastHeader(LineHeaders.LOG_FILE).value());
      List<String> parts = new ArrayList<>();
      parts.add(Committed.text(record.key()));
      parts.add(Committed.text(record.value()));
      record
          .headers()
          .forEach(header -> parts.add(header.key() + "=" + Committed.hex(header.value())));
      byFile
          .computeIfAbsent(record.partition() + " " + file, any -> new ArrayList<>())
          .add(String.join("|", parts));
    }
    return byFile;
  }

  private static Map<String, String> configuration(Path directory, String topic) {
    String bytes = "org.apache.kafka.connect.converters.ByteArrayConverter";
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(
        "connector.class", "dev.tidewatch.connect.source.SparkEventLogSourceConnector");
    configuration.put("tasks.max", "2");
    configuration.put("directories", directory.toString());
    configuration.put("topic", topic);
    configuration.put("key.converter", bytes);
    configuration.put("value.converter", bytes);
    configuration.put("header.converter", bytes);
    configuration.put("exactly.once.support", "required");
    configuration.put("transaction.boundary", "connector");
    configuration.put("poll.interval.ms", "100");
    configuration.put("scan.interval.ms", "500");
    configuration.put("settle.ms", "500");
    configuration.put("producer.override.max.request.size", "67108864");
    configuration.put("topic.creation.default.partitions", "4");
    configuration.put("topic.creation.default.replication.factor", "1");
    configuration.put("topic.creation.default.max.message.bytes", "67108864");
    return configuration;
  }
}
