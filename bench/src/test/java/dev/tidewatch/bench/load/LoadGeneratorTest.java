package dev.tidewatch.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final byte[] BODY = "twelve bytes".getBytes(UTF_8);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> posted = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (body.length > 0) {
            posted.add(new String(body, UTF_8));
          }
          exchange.getResponseHeaders().add("Served-By", "one");
          exchange.sendResponseHeaders(path.equals("/missing") ? 404 : 200, BODY.length);
          exchange.getResponseBody().write(BODY);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
  }

  @Test
  void everyPathIsAskedForAndEachAnswerCounted() throws IOException {
    LoadResult result = run(List.of("/a", "/b", "/c"), "Served-By: one");

    assertThat(asked).containsExactlyInAnyOrder("/a", "/b", "/c");
    assertThat(result.good()).isPositive().isEqualTo(result.nanos().getTotalCount());
    assertThat(result.bad()).isZero();
    assertThat(result.bytesOfAnswer()).isEqualTo(BODY.length);
    assertThat(result.percentile(50)).isPositive().isLessThan(result.wall());
    assertThat(result.wall()).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void answersThatAreNotAsExpectedAreCountedApartAndOneIsShown() throws IOException {
    LoadResult missing = run(List.of("/missing"), "");
    LoadResult fromElsewhere = run(List.of("/a"), "Served-By: two");

    assertThat(missing.good()).isZero();
    assertThat(missing.bad()).isPositive();
    assertThat(missing.example()).startsWith("HTTP/1.1 404");
    assertThat(fromElsewhere.good()).isZero();
    assertThat(fromElsewhere.example()).startsWith("HTTP/1.1 200");
  }

  @Test
  void aBodyThatIsPostedGetsThereAndAnAnswerThatIsTooShortIsBad() throws IOException {
    int port = server.getAddress().getPort();
    Load enough = Load.post(port, "/a", "text/plain", List.of("{}", "{\"é\": 1}"), BODY.length);
    Load tooShort = Load.post(port, "/a", "text/plain", List.of("{}"), BODY.length + 1);

    LoadResult good = run(enough);
    LoadResult bad = run(tooShort);

    assertThat(posted).containsExactlyInAnyOrder("{}", "{\"é\": 1}");
    assertThat(good.good()).isPositive();
    assertThat(good.bad()).isZero();
    assertThat(bad.good()).isZero();
    assertThat(bad.bad()).isPositive();
  }

  @Test
  void itRunsAgainOverTheSameConnections() throws IOException {
    try (LoadGenerator generator = new LoadGenerator(load(List.of("/a"), ""), 3)) {
      assertThat(generator.run(SHORT).good()).isPositive();
      assertThat(generator.run(SHORT).good()).isPositive();
    }
  }

  @Test
  void aPathThatIsNotEncodedIsRefused() {
    assertThatThrownBy(() -> load(List.of("/ä"), "")).isInstanceOf(IllegalArgumentException.class);
  }

  private LoadResult run(List<String> paths, String expected) throws IOException {
    return run(load(paths, expected));
  }

  private static LoadResult run(Load load) throws IOException {
    try (LoadGenerator generator = new LoadGenerator(load, 3)) {
      return generator.run(SHORT);
    }
  }

  private Load load(List<String> paths, String expected) {
    return Load.of(server.getAddress().getPort(), paths, expected);
  }
}
