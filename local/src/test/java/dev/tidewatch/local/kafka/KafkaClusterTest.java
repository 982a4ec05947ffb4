package dev.tidewatch.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.local.process.ProcessFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClusterTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void aBrokerThatIsKilledHasItsDataWhenItRestarts() throws Exception {
    try (var cluster = KafkaCluster.in(directory).start()) {
      // given
      Records.createTopic(cluster.bootstrapServers(), "tides", 1);
      Records.write(cluster.bootstrapServers(), "tides", "low", "high");
      var broker = cluster.broker(1);
      long killed = broker.pid();

      // when
      broker.kill();
      assertThat(ProcessHandle.of(killed)).isEmpty();
      broker.restart();

      // then
      assertThat(broker.pid()).isNotEqualTo(killed);
      assertThat(Records.read(cluster.bootstrapServers(), "tides")).containsExactly("low", "high");
      Records.write(cluster.bootstrapServers(), "tides", "low again");
    }

    // and in a new cluster on the same directory
    try (var cluster = KafkaCluster.in(directory).start()) {
      assertThat(Records.read(cluster.bootstrapServers(), "tides"))
          .containsExactly("low", "high", "low again");
    }
  }

  @Test
  void threeBrokersKeepServingWhileOneIsKilledAndComesBack() throws Exception {
    try (var cluster = KafkaCluster.in(directory).brokers(3).start()) {
      // given
      Records.createTopic(cluster.bootstrapServers(), "tides", 3);
      Records.write(cluster.bootstrapServers(), "tides", "before");

      // when
      cluster.broker(2).kill();
      Records.write(cluster.bootstrapServers(), "tides", "while it is down");
      cluster.broker(2).restart();

      // then
      assertThat(Records.read(cluster.broker(2).bootstrapServer(), "tides"))
          .containsExactly("before", "while it is down");
      try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
        await().atMost(DEADLINE).until(() -> Records.inSync(admin, "tides") == 3);
      }
    }
  }

  @Test
  void closingEndsEveryBrokerInOrder() {
    var cluster = KafkaCluster.in(directory).start();
    var pid = cluster.broker(1).pid();

    cluster.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(cluster.broker(1).log())
        .content()
        .contains("Kafka Server started", "shutdown completed");
  }

  @Test
  void aBrokerThatCannotStartIsReportedWithTheEndOfItsLog() {
    assertThatThrownBy(() -> KafkaCluster.in(directory).jvmOptions("-Xmx2m").start())
        .isInstanceOf(ProcessFailedException.class)
        .hasMessageContaining("Kafka broker 1 (pid ")
        .hasMessageContaining("ended with status 1 before it was ready");
  }

  @Test
  void aClusterOfTwoIsRefused() {
    assertThatThrownBy(() -> KafkaCluster.in(directory).brokers(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a cluster has 1 or 3 brokers, not 2");
  }
}
