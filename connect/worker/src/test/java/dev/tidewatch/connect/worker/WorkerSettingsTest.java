package dev.tidewatch.connect.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {

  @Test
  void theEnvironmentGoesBeforeTheFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("p"), "group.id = file\ntopic = kept\n");

    assertThat(
            WorkerSettings.read(
                file,
                Map.of(
                    "CONNECT_GROUP_ID", "environment",
                    "CONNECT_PRODUCER_SASL_JAAS_CONFIG", "a b",
                    "PATH", "/bin")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("group.id", "environment", "topic", "kept", "producer.sasl.jaas.config", "a b"));
  }

  @Test
  void namesWithUnderscoresAndDashesCanBeGiven() {
    assertThat(WorkerSettings.of(Map.of("CONNECT_A__B_C___D", "x")))
        .containsExactly(Map.entry("a_b.c-d", "x"));
  }

  @Test
  void whatKubernetesTellsOfAServiceIsNoSetting() {
    assertThat(
            WorkerSettings.of(
                Map.of(
                    "CONNECT_PORT", "tcp://10.0.0.1:8083",
                    "CONNECT_PORT_8083_TCP_ADDR", "10.0.0.1",
                    "CONNECT_SERVICE_HOST", "10.0.0.1")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://:8083,http://127.0.0.1:8083/health",
    "http://0.0.0.0:8083,http://127.0.0.1:8083/health",
    "http://[::]:8083,http://127.0.0.1:8083/health",
    "http://10.1.2.3:8084,http://10.1.2.3:8084/health",
    "'https://:8443,http://127.0.0.1:8083',http://127.0.0.1:8083/health",
    "'HTTP://:1, http://:2',http://127.0.0.1:1/health"
  })
  void theHealthCheckAsksTheFirstListenerWithoutTls(String listeners, URI url) {
    assertThat(WorkerHealth.url(listeners)).contains(url);
  }

  @Test
  void withTlsAloneThereIsNobodyToAsk() {
    assertThat(WorkerHealth.url("https://:8443")).isEmpty();
  }
}
