package dev.tidewatch.app;

import static dev.tidewatch.http.TestServer.json;
import static dev.tidewatch.http.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.http.Role;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.http.token.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route of an instance, with tokens, over a real server. */
class RouteAccessTest {

  private static TestTokens tokens;
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    tokens = TestTokens.in(directory);
    server = TestServer.serving(DescribedRoutes.table(), tokens.authenticator());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Route> closedRoutes() {
    return DescribedRoutes.table().routes().stream()
        .filter(route -> route.needs() != Role.NOBODY)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("closedRoutes")
  void aRouteTellsNothingToWhoHasNoToken(Route route) {
    HttpResponse<byte[]> refused = server.send(route.method().name(), path(route));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"tidewatch\"");
    assertThat(json(refused).get("code").asText()).isEqualTo("unauthenticated");
  }

  @ParameterizedTest
  @MethodSource("closedRoutes")
  void aRouteTellsNothingToWhoHasAWrongToken(Route route) {
    HttpResponse<byte[]> refused = send(route, tokens.unknown());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"tidewatch\", error=\"invalid_token\"");
    assertThat(json(refused).get("code").asText()).isEqualTo("invalid-token");
  }

  @ParameterizedTest
  @MethodSource("closedRoutes")
  void aRouteAnswersWhoHasTheRoleItNeeds(Route route) {
    assertThat(send(route, tokens.operator()).statusCode()).isIn(200, 400, 404, 415, 503);
    assertThat(send(route, tokens.viewer()).statusCode())
        .isEqualTo(
            route.needs() == Role.OPERATOR ? 403 : send(route, tokens.operator()).statusCode());
  }

  @Test
  void onlyHealthIsOpenToAll() {
    assertThat(DescribedRoutes.table().routes())
        .filteredOn(route -> route.needs() == Role.NOBODY)
        .extracting(Route::path)
        .containsExactlyInAnyOrder("/health/live", "/health/ready", "/health/roll");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/ready", "/health/roll"})
  void aProbeWithoutATokenLearnsTheStateAndNoReasons(String path) {
    for (HttpResponse<byte[]> bare :
        List.of(server.get(path), server.get(path, bearer(tokens.unknown())))) {
      assertThat(bare.statusCode()).isEqualTo(503);
      assertThat(text(bare)).doesNotContain(DescribedRoutes.REASON, "reasons\" :");
    }
    assertThat(text(server.get(path, bearer(tokens.viewer())))).contains(DescribedRoutes.REASON);
  }

  private static HttpResponse<byte[]> send(Route route, String token) {
    return server.send(route.method().name(), path(route), bearer(token));
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private static String path(Route route) {
    return route.path().replaceAll("[{][^/]*[}]", "1");
  }
}
