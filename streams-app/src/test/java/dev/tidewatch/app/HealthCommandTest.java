package dev.tidewatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCommandTest {

  private static final String PASSWORD = "changeit";

  private final List<String> asked = new ArrayList<>();
  private final StringWriter printed = new StringWriter();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aYesIsStatusZeroOfTheInstanceThatTheConfigurationDescribes() {
    assertThat(health("live")).isZero();
    assertThat(asked).containsExactly("/health/live");
    assertThat(printed.toString()).isEqualTo("live: yes\n");
  }

  @Test
  void aListenerOnAllAddressesIsAskedOverLoopback() {
    assertThat(health("ready", "--set=http.host=0.0.0.0", "--set=http.allow.remote=true")).isZero();
    assertThat(asked).containsExactly("/health/ready");
  }

  @Test
  void aNoIsStatusOneAndSaysWhatWasAnswered() {
    // given
    refusals.set(1);

    // when
    int status = health("roll");

    // then
    assertThat(status).isEqualTo(1);
    assertThat(printed.toString()).isEqualTo("roll: no (" + url() + "/health/roll answers 503)\n");
  }

  @Test
  void itAsksUntilTheAnswerIsYes() {
    // given
    refusals.set(1);

    // when
    int status = health("roll", "--wait=30");

    // then
    assertThat(status).isZero();
    assertThat(asked).containsExactly("/health/roll", "/health/roll");
  }

  @Test
  void waitingEndsWhenItsTimeIsOver() {
    // given
    refusals.set(Integer.MAX_VALUE);

    // when
    int status = health("roll", "--wait=1");

    // then
    assertThat(status).isEqualTo(1);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whereNobodyListensThereIsNothingToWaitForBeforeAStop() {
    // given
    server.stop(0);

    // when
    int status = health("roll", "--wait=3600");

    // then
    assertThat(status).isEqualTo(1);
    assertThat(printed.toString()).isEqualTo("roll: nobody listens at " + url() + "\n");
  }

  @Test
  void aUrlIsAskedWithoutAnyConfiguration() {
    assertThat(execute(Map.of(), "health", "ready", "--url", url())).isZero();
  }

  @Test
  void aListenerWithTlsIsAskedWhateverNameItsCertificateHas(@TempDir Path directory)
      throws Exception {
    // given
    Path keys = directory.resolve("keys.p12");
    createKeys(keys);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(contextOf(keys)));
    https.createContext("/health/live", exchange -> exchange.sendResponseHeaders(200, -1));
    https.start();

    // when
    int status =
        health(
            "live",
            "--set=http.port=" + https.getAddress().getPort(),
            "--set=http.tls.certificate=tls.crt",
            "--set=http.tls.key=tls.key");

    // then
    https.stop(0);
    assertThat(status).as(printed.toString()).isZero();
  }

  private static void createKeys(Path file) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=tidewatch.example.org",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static SSLContext contextOf(Path file) throws Exception {
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aConfigurationThatIsWrongIsExplained() {
    assertThat(execute(Map.of(), "health", "ready")).isEqualTo(2);
    assertThat(printed.toString()).contains("bootstrap.servers");
  }

  @Test
  void aPortThatTheSystemChoseIsNotGuessed() {
    assertThat(health("ready", "--set=http.port=0")).isEqualTo(2);
    assertThat(printed.toString()).contains("give --url");
  }

  @Test
  void anotherQuestionIsWrongUse() {
    assertThat(health("happy")).isEqualTo(2);
    assertThat(printed.toString()).contains("'happy' is none of live, ready and roll\n");
  }

  @Test
  void whyTheAnswerIsNoIsTold() {
    // given
    server.createContext(
        "/health/roll",
        exchange -> {
          byte[] problem = "{\"detail\":\"No other instance;\\n Partition 3\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(503, problem.length);
          exchange.getResponseBody().write(problem);
          exchange.close();
        });

    // when
    int status = health("roll");

    // then
    assertThat(status).isEqualTo(1);
    assertThat(printed.toString())
        .isEqualTo(
            "roll: no (" + url() + "/health/roll answers 503: No other instance;  Partition 3)\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--timeout=0,--timeout is a number of seconds from 1 on",
    "--timeout=-1,--timeout is a number of seconds from 1 on",
    "--wait=-5,'--wait is a number of seconds, or 0 to ask once'",
    "--url=127.0.0.1:8501,'127.0.0.1:8501'' is no URL such as http://127.0.0.1:8480'",
    "--url=localhost:8501,'localhost:8501'' is no URL such as http://127.0.0.1:8480'",
    "--url=http:///x,'http:///x'' is no URL such as http://127.0.0.1:8480'"
  })
  void wrongUseIsToldInWords(String option, String message) {
    assertThat(health("live", option)).isEqualTo(2);
    assertThat(printed.toString()).contains(message).doesNotContain("Exception", "PT0S");
    assertThat(asked).isEmpty();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private int health(String... arguments) {
    List<String> all = new ArrayList<>(List.of("health"));
    all.addAll(List.of(arguments));
    return execute(
        Map.of(
            "TIDEWATCH_BOOTSTRAP_SERVERS",
            "kafka:9092",
            "TIDEWATCH_HTTP_PORT",
            Integer.toString(server.getAddress().getPort())),
        all.toArray(String[]::new));
  }

  private int execute(Map<String, String> environment, String... arguments) {
    PrintWriter to = new PrintWriter(printed, true);
    return Main.commandLine(environment).setOut(to).setErr(to).execute(arguments);
  }
}
