package dev.tidewatch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.it.connect.ConnectCli;
import dev.tidewatch.local.connect.ConnectWorker;
import dev.tidewatch.local.kafka.LocalKafka;
import dev.tidewatch.local.kafka.Ports;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command {@code connect} on two workers, with TLS, and when one of them is killed. */
@ExtendWith(SharedKafka.class)
@TestMethodOrder(OrderAnnotation.class)
class ConnectWorkersTest {

  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Path FILE =
      Path.of(System.getProperty("tidewatch.root"))
          .resolve("deploy/mirrormaker/connect/heartbeat.json");

  @SuppressWarnings("NullAway.Init") // set by start
  private static TestCluster kafka;

  /** Of its own: heartbeats would be news for other tests. */
  @SuppressWarnings("NullAway.Init") // set by start
  private static LocalKafka target;

  @SuppressWarnings("NullAway.Init") // set by start
  private static Certificates.Identity identity;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker first;

  @SuppressWarnings("NullAway.Init") // set by start
  private static ConnectWorker second;

  private static String withTls = "";

  @BeforeAll
  static void start(TestCluster cluster) throws Exception {
    kafka = cluster;
    target =
        LocalKafka.in(kafka.directory("workers-kafka"))
            .property("group.min.session.timeout.ms", "1000")
            .start();
    identity =
        new Certificates(Files.createDirectories(kafka.directory("workers-tls"))).of("worker");
    withTls = "https://127.0.0.1:" + Ports.claim(0, "Kafka Connect with TLS");
    first =
        worker("workers-first")
            .listener(URI.create(withTls))
            .property("listeners.https.ssl.keystore.type", "PKCS12")
            .property("listeners.https.ssl.keystore.location", identity.store().toString())
            .property("listeners.https.ssl.keystore.password", "password")
            .start(target.bootstrapServers());
    second = worker("workers-second").start(target.bootstrapServers());
  }

  private static ConnectWorker.Builder worker(String directory) {
    return ConnectWorker.in(kafka.directory(directory))
        .group("workers")
        .property("session.timeout.ms", "3000")
        .property("heartbeat.interval.ms", "500");
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    target.close();
  }

  @Test
  @Order(1)
  void aWorkerWithTlsIsAskedWhenItsAuthorityIsKnown() {
    ConnectCli known =
        run("status", "--url", withTls, "--ca-file", identity.certificate().toString());
    ConnectCli unknown = run("status", "--url", withTls);

    assertThat(known.printed()).startsWith("Kafka Connect 4.");
    assertThat(known.status()).isZero();
    assertThat(unknown.printed()).contains("check --url, --ca-file, and that it runs");
    assertThat(unknown.status()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void whenTheWorkerThatIsAskedHasBeenKilledTheOtherTakesTheChange() {
    // given
    ConnectCli created = apply("replication.factor=1");
    assertThat(created.status()).as(created.printed()).isZero();

    // when
    first.kill();
    ConnectCli again = apply("replication.factor=1", "target=C");
    ConnectCli unchanged = apply("replication.factor=1");

    // then
    assertThat(again.printed()).contains("mirror-heartbeat-A-C  RUNNING, 1 task");
    assertThat(again.status()).isZero();
    assertThat(unchanged.printed()).contains("mirror-heartbeat-A-B  unchanged");
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () ->
                assertThat(run("status", "--url", urls()).lines())
                    .filteredOn(line -> line.startsWith("mirror-heartbeat-"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("RUNNING  1 of 1"))
                    .allMatch(line -> line.endsWith("127.0.0.1:" + second.url().getPort())));
  }

  private static String urls() {
    return first.url() + "," + second.url();
  }

  private static ConnectCli apply(String... parameters) {
    return run(
        Stream.concat(
                Stream.of(
                    "apply",
                    "--url",
                    urls(),
                    FILE.toString(),
                    "source.bootstrap.servers=" + target.bootstrapServers(),
                    "target.bootstrap.servers=" + target.bootstrapServers()),
                Stream.of(parameters))
            .toArray(String[]::new));
  }

  private static ConnectCli run(String... arguments) {
    return ConnectCli.run(Stream.of(arguments));
  }
}
