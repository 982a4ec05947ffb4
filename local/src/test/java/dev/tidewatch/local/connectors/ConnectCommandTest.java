package dev.tidewatch.local.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * What a cluster seldom does when one would see it, and what a person is told who gets the command
 * wrong; the command on a real cluster is in the module it.
 */
class ConnectCommandTest {

  private static final String CONNECTOR =
      """
      {"name": "a", "config": {"connector.class": "x.B", "password": "sesame", "n": "${n}"}}
      """;

  @TempDir private Path directory;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<String>> answers = new ConcurrentHashMap<>();
  private HttpServer worker;
  private Path file = Path.of("");

  @BeforeEach
  void start() throws IOException {
    file = Files.writeString(directory.resolve("a.json"), CONNECTOR);
    worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    worker.createContext("/", this::answer);
    worker.start();
    answer("GET /health", "200 {}");
    answer("GET /connector-plugins", "200 [{\"class\": \"x.B\"}]");
    answer(
        "PUT /connector-plugins/x.B/config/validate",
        """
        200 {"configs": [{"value": {"name": "connector.class"}}, {"value": {"name": "name"}},
          {"value": {"name": "password"}}, {"value": {"name": "n"}}]}
        """);
    answer("GET /connectors/a/config", "404 {\"message\": \"none\"}");
    answer("PUT /connectors/a/config", "201 {}");
    answer(
        "GET /connectors/a/status",
        """
        200 {"name": "a", "connector": {"state": "PAUSED"}, "tasks": []}
        """);
  }

  @AfterEach
  void stop() {
    worker.stop(0);
  }

  private void answer(String request, String... inTurn) {
    answers.put(request, new ArrayDeque<>(List.of(inTurn)));
  }

  /** The last answer stays. */
  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    asked.add(request);
    List<String> authorization = exchange.getRequestHeaders().get("Authorization");
    authorizations.addAll(authorization == null ? List.of() : authorization);
    Queue<String> all = answers.getOrDefault(request, new ArrayDeque<>(List.of("404 nothing")));
    String answer = all.size() > 1 ? all.remove() : String.valueOf(all.peek());
    byte[] body = answer.substring(4).strip().getBytes(UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void aClusterThatRebalancesIsAskedAgain() {
    answer(
        "PUT /connectors/a/config",
        "409 {\"message\": \"rebalance in process\"}",
        "500 {\"message\": \"IO Error trying to forward REST request: refused\"}",
        "500 {\"message\": \"Request cannot be completed because a rebalance is expected\"}",
        "201 {}");

    assertThat(apply("n=1").status()).isZero();
    assertThat(asked.stream().filter("PUT /connectors/a/config"::equals)).hasSize(4);
  }

  @Test
  void aClusterThatDoesNotEndToRebalanceIsGivenUp() {
    answer("PUT /connectors/a/config", "409 {\"message\": \"rebalance in process\"}");

    Said said = apply("n=1", "--timeout", "1");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains("the worker refused it (409): rebalance in process");
  }

  @Test
  void aWorkerThatStartsIsWaitedFor() {
    answer("GET /health", "404 nothing", "503 {\"status\": \"starting\"}", "200 {}");

    assertThat(apply("n=1").status()).isZero();
    assertThat(asked.subList(0, 4))
        .containsExactly("GET /health", "GET /health", "GET /health", "GET /connector-plugins");
  }

  @Test
  void ofSeveralWorkersOneThatIsGoneIsPassedOver() {
    assertThat(run("apply", "--url", "http://127.0.0.1:1," + url(), file.toString(), "n=1"))
        .extracting(Said::status)
        .isEqualTo(0);
  }

  @Test
  void nobodyThatAnswersIsSaidOnce() {
    assertThat(run("status", "--url", "http://127.0.0.1:1").text())
        .contains("[http://127.0.0.1:1] do not answer as Kafka Connect does: check --url");
  }

  @Test
  void aServerThatIsNoWorkerIsSaidToBeNone() {
    answer("GET /health", "200 {}");
    answer("GET /", "404 <html>");
    answer("GET /connectors", "404 <html>");

    assertThat(run("status", "--url", url()).text())
        .contains("answered 404: is it a Kafka Connect worker?")
        .doesNotContain("<html>");
  }

  @Test
  void aMissingParameterIsSaidBeforeAnybodyIsAsked() {
    Said said = apply();

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains(file + ": ${n}", "give each as NAME=VALUE");
    assertThat(asked).isEmpty();
  }

  @Test
  void aParameterThatNoFileHasIsAMistake() {
    assertThat(apply("n=1", "m=2").text()).contains("no file has ${m}. There are: n.");
    assertThat(asked).isEmpty();
  }

  @Test
  void theCommandLineGoesBeforeTheParametersFileAndThatBeforeTheDefaults() throws IOException {
    Files.writeString(directory.resolve("defaults.properties"), "n = default\n");
    Path parameters = Files.writeString(directory.resolve("p"), "n = file\nother = kept\n");
    answer("GET /connectors/a/config", current("default"), current("file"), current("given"));

    assertThat(apply("--dry-run").text()).contains("a  unchanged");
    assertThat(apply("--dry-run", "--parameters", parameters.toString()).text())
        .contains("a  unchanged");
    assertThat(apply("--dry-run", "--parameters", parameters.toString(), "n=given").text())
        .contains("a  unchanged");
  }

  private static String current(String n) {
    return """
    200 {"name": "a", "connector.class": "x.B", "password": "sesame", "n": "%s"}
    """
        .formatted(n);
  }

  @Test
  void aDryRunChangesNothing() {
    answer("GET /connectors/a/config", current("2"));

    Said said = apply("n=1", "--dry-run");

    assertThat(said).isEqualTo(new Said(0, "a  would be changed: n\n"));
    assertThat(asked).doesNotContain("PUT /connectors/a/config");
  }

  @Test
  void noMessageOfTheWorkerTellsASecret() {
    answer("PUT /connectors/a/config", "400 {\"message\": \"sesame is no good for password\"}");

    assertThat(apply("n=1").text())
        .contains("the worker refused it (400): **** is no good for password")
        .doesNotContain("sesame");
  }

  @Test
  void whoeverIsNotLetInIsToldWhatToGive() {
    answer("GET /health", "401 nothing");

    assertThat(apply("n=1").text()).contains("does not let you in (401): give --user");
  }

  @Test
  void aUserIsSentWithThePasswordOfTheFile() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "open it\n");

    apply("n=1", "--user", "me", "--password-file", password.toString());

    assertThat(authorizations).isNotEmpty().containsOnly("Basic bWU6b3BlbiBpdA==");
  }

  @Test
  void aUserWithoutAPasswordIsToldWhereItGoes() {
    assertThat(apply("n=1", "--user", "me").text()).contains("$TIDEWATCH_CONNECT_PASSWORD");
  }

  @ParameterizedTest
  @CsvSource({"'',/health", "/,/health", "/team/connect,/team/connect/health"})
  void aPathOfTheUrlStaysInFrontOfWhatIsAsked(String given, String expected) {
    answer("GET /team/connect/health", "401 no");
    run("status", "--url", url() + given);

    assertThat(asked.get(0)).isEqualTo("GET " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://127.0.0.1", "127.0.0.1:8083", "http://h/?a=b"})
  void whatIsNoUrlIsWrongUse(String url) {
    Said said = run("status", "--url", url);

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text()).contains("is no URL such as http://127.0.0.1:8083");
  }

  @Test
  void twoFilesOfOneNameAreAMistake() throws IOException {
    Files.writeString(directory.resolve("b.json"), CONNECTOR);

    assertThat(run("apply", "--url", url(), "--dir", directory.toString(), "n=1").text())
        .contains("have the same name, a: one would replace the other");
  }

  @Test
  void aDirectoryWithoutConnectorsIsNotNothingToDo() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThat(run("apply", "--url", url(), "--dir", empty.toString()).text())
        .contains("there is no *.json in " + empty);
  }

  private Said apply(String... more) {
    List<String> arguments = new ArrayList<>(List.of("apply", "--url", url()));
    arguments.add(file.toString());
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private String url() {
    return "http://127.0.0.1:" + worker.getAddress().getPort();
  }

  private record Said(int status, String text) {}

  private static Said run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new ConnectCommand());
    line.setExecutionExceptionHandler(
        (exception, ignored, parsed) -> {
          said.append(exception.getMessage());
          return 1;
        });
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    int status = line.execute(arguments);
    return new Said(status, said.toString());
  }
}
