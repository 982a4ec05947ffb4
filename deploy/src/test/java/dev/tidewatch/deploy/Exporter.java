package dev.tidewatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.local.kafka.Ports;
import java.net.URI;
import java.nio.file.Path;

/**
 * The JMX exporter's agent, with the file for deployment, on a port of the loopback address.
 *
 * @param port where it answers
 */
record Exporter(int port) {

  private static final Path AGENT =
      Project.ROOT.resolve("connect/worker/target/jmx/jmx_prometheus_javaagent.jar").normalize();
  private static final Path FILE =
      Project.DEPLOY.resolve("monitoring/jmx/connect.yaml").normalize();

  static Exporter anywhere() {
    return new Exporter(Ports.free(1).get(0));
  }

  /** What a JVM is started with. */
  String option() {
    assertThat(AGENT).as("the build copies it").exists();
    return "-javaagent:%s=%s:%d:%s".formatted(AGENT, Ports.HOST, port, FILE);
  }

  URI metrics() {
    return URI.create("http://" + address() + "/metrics");
  }

  /** As Prometheus calls its targets. */
  String address() {
    return Ports.HOST + ":" + port;
  }
}
