package dev.tidewatch.local.ksql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * What a person is told who gets the command wrong; what a ksqlDB server does is in the module it.
 */
class KsqlCommandTest {

  private static final Path FILES =
      Path.of(System.getProperty("tidewatch.root", "..")).resolve("ksql");

  private static final String SECRET = "password";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer somebodyElse;

  @BeforeEach
  void start() throws IOException {
    somebodyElse = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    somebodyElse.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          byte[] body = "{\"title\": \"No such path\", \"status\": 404}".getBytes(UTF_8);
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    somebodyElse.start();
  }

  @AfterEach
  void stop() {
    somebodyElse.stop(0);
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsSaidToBeThat(@TempDir Path directory) throws Exception {
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory.resolve("own.p12"))));
    secure.start();
    try {
      String url = "https://127.0.0.1:" + secure.getAddress().getPort();
      assertThat(said("status", url)).contains("certificate that is not trusted", "--ca-file");
    } finally {
      secure.stop(0);
    }
  }

  private static SSLContext selfSigned(Path store) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                List.of(
                    tool,
                    "-genkeypair",
                    "-alias",
                    "own",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    SECRET))
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).as(new String(made.getInputStream().readAllBytes(), UTF_8)).isZero();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(store.toFile(), SECRET.toCharArray()), SECRET.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aServerThatIsNoKsqlDbIsSaidToBeNone() {
    assertThat(said("status", url("")))
        .contains("/ksql answered 404: is it a ksqlDB server?")
        .doesNotContain("{");
  }

  @ParameterizedTest
  @CsvSource({
    "'',/ksql",
    "/,/ksql",
    "/team/ksqldb,/team/ksqldb/ksql",
    "/team/ksqldb/,/team/ksqldb/ksql"
  })
  void aPathOfTheServersUrlStaysInFrontOfWhatIsAsked(String given, String expected) {
    said("status", url(given));

    assertThat(asked).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://127.0.0.1", "127.0.0.1:8088", "http://", "http://h/?a=b", "http://h/#a"})
  void whatIsNoUrlOfAServerIsRefused(String url) {
    assertThat(said("status", url)).contains("is no URL such as http://127.0.0.1:8088");
  }

  @Test
  void aUserInTheUrlIsRefused() {
    assertThat(said("status", "http://me:secret@127.0.0.1:8088"))
        .contains("a URL has no user in it here: give --user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "drop"})
  void aBeginningThatNoMigrationHasIsNotNothingToDo(String command) {
    List<String> yes = command.equals("drop") ? List.of("--yes") : List.of();

    assertThat(
            said(
                command,
                url(""),
                Stream.concat(Stream.of("--only", "sparc"), yes.stream()).toArray(String[]::new)))
        .contains("no migration's name begins with 'sparc'. There are: spark_events");
  }

  @Test
  void theValueOfAParameterThatWasAppliedIsKnown() {
    var applied =
        new AppliedMigrations.Applied("n", "c", "APPLIED", "{topic=a, b=c, partitions=8}", 1);

    assertThat(applied.has("topic", "a, b=c")).isTrue();
    assertThat(applied.has("partitions", "8")).isTrue();
    assertThat(applied.has("partitions", "80")).isFalse();
    assertThat(applied.has("opic", "a")).isFalse();
  }

  @Test
  void whoeverReadsOrWritesAStreamButTheQueryThatMakesItKeepsItFromBeingDropped() {
    JsonNode alone =
        KsqlServer.read(
            """
            {"readQueries": [], "writeQueries": [{"id": "CSAS_DEAD_LETTERS_27"}], "sourceConstraints": []}
            """);
    JsonNode used =
        KsqlServer.read(
            """
            {"readQueries": [{"id": "CTAS_DEAD_LETTER_GROUPS_29"}],
             "writeQueries": [{"id": "CSAS_DEAD_LETTERS_27"}, {"id": "DEAD_LETTERS_LEDGER"}],
             "sourceConstraints": ["DEAD_LETTER_GROUPS"]}
            """);

    assertThat(SafeDrop.users("DEAD_LETTERS", alone)).isEmpty();
    assertThat(SafeDrop.users("DEAD_LETTERS", used))
        .containsExactly("CTAS_DEAD_LETTER_GROUPS_29", "DEAD_LETTERS_LEDGER", "DEAD_LETTER_GROUPS");
  }

  @Test
  void textOfARowDoesNotSteerTheTerminal() {
    StringWriter out = new StringWriter();
    RowPrinter printer = new RowPrinter(new PrintWriter(out), List.of("A"));

    printer.line(new JsonMapper().createArrayNode().add("a\u001b[2Jb\u0007\nc"));

    assertThat(out.toString()).isEqualTo("a [2Jb c" + System.lineSeparator());
  }

  private String url(String path) {
    return "http://127.0.0.1:" + somebodyElse.getAddress().getPort() + path;
  }

  private static String said(String command, String server, String... more) {
    StringWriter said = new StringWriter();
    List<String> arguments =
        new ArrayList<>(List.of(command, "--server", server, "--dir", FILES.toString()));
    arguments.addAll(List.of(more));
    CommandLine line = new CommandLine(new KsqlCommand());
    line.setExecutionExceptionHandler(
        (exception, ignored, parsed) -> {
          said.append(exception.getMessage());
          return 1;
        });
    line.setErr(new PrintWriter(said, true));
    assertThat(line.execute(arguments.toArray(String[]::new))).isNotZero();
    return said.toString();
  }
}
