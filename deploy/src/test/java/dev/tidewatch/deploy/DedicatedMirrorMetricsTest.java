package dev.tidewatch.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.mirror.DedicatedMirrorMaker;
import dev.tidewatch.local.mirror.Link;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MirrorMaker 2 as a process of its own has the metrics of a mirror that one in Connect has. */
class DedicatedMirrorMetricsTest {

  private static final Map<String, String> QUICK =
      Map.of(
          "refresh.topics.interval.seconds", "1",
          "refresh.groups.interval.seconds", "1",
          "emit.checkpoints.interval.seconds", "1");

  @TempDir Path directory;

  @Test
  void theExporterGivesThemWithTheSameFile() throws Exception {
    Exporter exporter = Exporter.anywhere();
    try (LocalKafka a = LocalKafka.in(directory.resolve("a")).start();
        LocalKafka b = LocalKafka.in(directory.resolve("b")).start()) {
      create(a);
      Link link = new Link(a.bootstrapServers(), b.bootstrapServers());
      List<String> agent = List.of(exporter.option());
      try (DedicatedMirrorMaker process =
          DedicatedMirrorMaker.start(
              Project.ROOT, directory.resolve("mirror"), link, QUICK, agent)) {
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptionsInstanceOf(IOException.class)
            .untilAsserted(
                () -> {
                  // A task that MirrorMaker has configured anew counts from zero.
                  send(a);
                  assertThat(metrics(exporter))
                      .containsPattern(
                          "kafka_connect_mirror_records_total[{]partition=\"0\",source=\"A\",target=\"B\",topic=\"A.orders\"[}] [1-9]")
                      .contains(
                          "kafka_connect_mirror_records_total{partition=\"0\",source=\"A\",target=\"B\",topic=\"A.heartbeats\"}",
                          "kafka_connect_mirror_replication_latency_ms_max{",
                          "kafka_connect_mirror_record_age_ms_max{",
                          "kafka_connect_mirror_records_lag_max{",
                          "kafka_connect_task_status{connector=\"MirrorSourceConnector\",status=\"running\"");
                });
        assertThat(process.log()).exists();
      }
    }
  }

  private static void create(LocalKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1))).all().get();
    }
  }

  private static void send(LocalKafka kafka) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < 100; i++) {
        var unused = producer.send(new ProducerRecord<>("orders", "order".getBytes(UTF_8)));
      }
    }
  }

  private static String metrics(Exporter exporter) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(exporter.metrics()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
