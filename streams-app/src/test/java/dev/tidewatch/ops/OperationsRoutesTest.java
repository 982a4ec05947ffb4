package dev.tidewatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.http.Route;
import dev.tidewatch.http.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationsRoutesTest {

  private static final Readiness YES = readiness(true, List.of("all stores are caught up"));
  private static final Readiness NO = readiness(false, List.of("a store is restoring", "b too"));

  private final Metrics metrics = new Metrics();
  private TestServer server;

  @BeforeEach
  void start() {
    List<Route> routes = new ArrayList<>(HealthRoutes.of(YES, NO));
    routes.add(metrics.route());
    server = TestServer.serving(routes.toArray(Route[]::new));
  }

  @AfterEach
  void stop() {
    server.close();
    metrics.close();
  }

  @Test
  void aliveIsAnsweredByAnyProcessThatCanAnswerAtAll() {
    assertThat(TestServer.json(server.get("/health/live")).get("live").asBoolean()).isTrue();
  }

  @Test
  void readyIsAnsweredWithWhatIsWorthKnowing() {
    var body = TestServer.json(server.get("/health/ready"));
    assertThat(body.get("ready").asBoolean()).isTrue();
    assertThat(body.at("/reasons/0").asText()).isEqualTo("all stores are caught up");
  }

  @Test
  void notReadyIsAProblemWithItsReasons() {
    var response = server.get("/health/roll");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    var problem = TestServer.json(response);
    assertThat(problem.get("code").asText()).isEqualTo("not-ready");
    assertThat(problem.get("detail").asText()).isEqualTo("a store is restoring; b too");
    assertThat(problem.get("roll").asBoolean()).isFalse();
    assertThat(problem.get("reasons")).hasSize(2);
  }

  @Test
  void metricsOfTheJvmAndTheProcessAreInPrometheusFormat() {
    var response = server.get("/metrics");
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    assertThat(TestServer.text(response).lines())
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
        .anyMatch(line -> line.startsWith("process_cpu_usage "))
        .anyMatch(line -> line.startsWith("jvm_threads_live_threads "));
  }

  private static Readiness readiness(boolean ready, List<String> reasons) {
    return new Readiness() {
      @Override
      public boolean ready() {
        return ready;
      }

      @Override
      public List<String> reasons() {
        return reasons;
      }
    };
  }
}
