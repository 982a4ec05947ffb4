package dev.tidewatch.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {
  @TempDir Path directory;

  @Test
  void whatWasWrittenIsReadAndIsStillThereAfterARestartOnAnotherPort() throws Exception {
    // given
    String before;
    try (var kafka = LocalKafka.in(directory).start()) {
      before = kafka.bootstrapServers();
      Records.createTopic(before, "tides", 1);
      Records.write(before, "tides", "low", "high");
      assertThat(Records.read(before, "tides")).containsExactly("low", "high");
    }

    // when
    int port = Ports.claim(0, "the second run");
    try (var kafka = LocalKafka.in(directory).port(port).start()) {
      Records.write(kafka.bootstrapServers(), "tides", "low again");

      // then
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port).isNotEqualTo(before);
      assertThat(Records.read(kafka.bootstrapServers(), "tides"))
          .containsExactly("low", "high", "low again");
    }
  }

  @Test
  void twoBrokersRunSideBySideAndShareNothing() throws Exception {
    try (var one = LocalKafka.in(directory.resolve("one")).start();
        var two = LocalKafka.in(directory.resolve("two")).start()) {
      Records.createTopic(one.bootstrapServers(), "tides", 1);
      Records.createTopic(two.bootstrapServers(), "tides", 1);
      Records.write(one.bootstrapServers(), "tides", "of one");

      assertThat(Records.read(one.bootstrapServers(), "tides")).containsExactly("of one");
      assertThat(Records.read(two.bootstrapServers(), "tides")).isEmpty();
      assertThat(clusterId(one)).isNotEqualTo(clusterId(two));
    }
  }

  @Test
  void aLineOfAHundredMegabytesGoesThrough() throws Exception {
    var line = "x".repeat(100_000_000);
    try (var kafka = LocalKafka.in(directory).start()) {
      Records.createTopic(kafka.bootstrapServers(), "tides", 1);
      Records.write(kafka.bootstrapServers(), "tides", line);

      assertThat(Records.read(kafka.bootstrapServers(), "tides"))
          .singleElement()
          .satisfies(value -> assertThat(value.equals(line)).isTrue());
    }
  }

  @Test
  void aPortInUseIsRefusedWithWhatToDo() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();

      assertThatThrownBy(() -> LocalKafka.in(directory).port(port).start())
          .isInstanceOf(PortTakenException.class)
          .hasMessageStartingWith("Kafka cannot listen on 127.0.0.1:" + port)
          .hasMessageEndingWith("choose another port (0 = any free one)");
    }
  }

  @Test
  void aDirectoryInUseIsRefusedAndItsOwnerRunsOn() throws Exception {
    try (var owner = LocalKafka.in(directory).start()) {
      assertThatThrownBy(() -> LocalKafka.in(directory).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another Kafka uses " + directory);

      assertThat(clusterId(owner)).isNotBlank();
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsReportedByName() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "not a directory");

    assertThatThrownBy(() -> LocalKafka.in(file).start()).hasMessageContaining(file.toString());
  }

  @Test
  void itListensOnLoopbackOnlyAndPropertiesOfTheCallerWin() throws Exception {
    try (var kafka = LocalKafka.in(directory).property("log.retention.hours", "7").start();
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      var config = admin.describeConfigs(List.of(broker)).all().get().get(broker);

      assertThat(config).isNotNull();
      assertThat(config.get("log.retention.hours").value()).isEqualTo("7");
      assertThat(config.get("listeners").value().split(","))
          .allSatisfy(listener -> assertThat(listener).contains("://127.0.0.1:"));
    }
    var written = new Properties();
    try (var reader = Files.newBufferedReader(directory.resolve("server.properties"))) {
      written.load(reader);
    }
    assertThat(written).containsEntry("log.retention.hours", "7");
  }

  private static String clusterId(LocalKafka kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin.describeCluster().clusterId().get();
    }
  }
}
