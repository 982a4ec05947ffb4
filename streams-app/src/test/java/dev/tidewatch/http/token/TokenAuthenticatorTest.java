package dev.tidewatch.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.Incoming;
import dev.tidewatch.http.Principal;
import dev.tidewatch.http.Response;
import dev.tidewatch.http.Role;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import dev.tidewatch.http.TestServer;
import dev.tidewatch.testkit.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens over a real server. */
class TokenAuthenticatorTest {

  @TempDir private Path directory;

  private TestTokens tokens;
  private Authenticator authenticator;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    tokens = TestTokens.in(directory);
    authenticator = tokens.authenticator();
    server =
        TestServer.serving(
            RouteTable.of(
                List.of(
                    Route.get(
                        "/read",
                        "Test",
                        "Reads.",
                        request -> Response.json(request.principal().role())),
                    Route.get("/change", "Test", "Changes.", request -> Response.json("done"))
                        .operator())),
            authenticator);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenGivesItsRole() {
    assertThat(status("/read", "Bearer " + tokens.viewer())).isEqualTo(200);
    assertThat(status("/change", "Bearer " + tokens.viewer())).isEqualTo(403);
    assertThat(status("/change", "bearer  " + tokens.operator() + " ")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic dXNlcjpwYXNz", "Bearer", "Token x", "Bearer ", "Bearer x", "Bearer tw_a_b"})
  void whatIsNoTokenOfTheFileIsRefused(String header) {
    assertThat(status("/read", header)).isEqualTo(401);
  }

  @Test
  void aKnownIdWithAnotherSecretIsRefusedAsAnUnknownIdIs() {
    Token viewer = Token.parse(tokens.viewer()).orElseThrow();
    String forged = new Token(viewer.id(), TestTokens.random().secret()).text();
    var withKnownId = server.get("/read", "Authorization", "Bearer " + forged);
    var withUnknownId = server.get("/read", "Authorization", "Bearer " + tokens.unknown());
    assertThat(withKnownId.statusCode()).isEqualTo(401);
    assertThat(withKnownId.body()).isEqualTo(withUnknownId.body());
  }

  @Test
  void aTokenCountsInTheHeaderAlone() {
    for (String name : List.of("access_token", "token", "Authorization")) {
      assertThat(server.get("/read?" + name + "=" + tokens.viewer()).statusCode()).isEqualTo(401);
      assertThat(server.get("/read", "Cookie", name + "=" + tokens.viewer()).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aTokenThatIsTakenBackIsRefusedAndTheOthersAreNotDisturbed() throws IOException {
    // given
    Principal operator = admitted(tokens.operator());
    Principal viewer = admitted(tokens.viewer());
    assertThat(authenticator.stillValid(viewer)).isTrue();

    // when
    String operatorLine = Files.readAllLines(tokens.file()).get(3);
    Files.writeString(tokens.file(), operatorLine);

    // then
    await().until(() -> status("/read", "Bearer " + tokens.viewer()) == 401);
    assertThat(authenticator.stillValid(viewer)).isFalse();
    assertThat(authenticator.stillValid(operator)).isTrue();
    assertThat(status("/change", "Bearer " + tokens.operator())).isEqualTo(200);
  }

  @Test
  void aTokenWhoseRoleOrSecretChangesIsAnotherOne() throws IOException {
    // given
    Principal viewer = admitted(tokens.viewer());
    Token token = Token.parse(tokens.viewer()).orElseThrow();

    // when
    Files.writeString(tokens.file(), TokenLine.of(token, Role.OPERATOR, "").text());

    // then
    await().until(() -> status("/change", "Bearer " + tokens.viewer()) == 200);
    assertThat(authenticator.stillValid(viewer)).isFalse();

    // and when
    Principal operator = admitted(tokens.viewer());
    Token rotated = new Token(token.id(), TestTokens.random().secret());
    Files.writeString(tokens.file(), TokenLine.of(rotated, Role.OPERATOR, "").text());

    // then
    await().until(() -> status("/change", "Bearer " + rotated.text()) == 200);
    assertThat(authenticator.stillValid(operator)).isFalse();
  }

  @Test
  void aBrokenFileIsAnErrorInTheLogAndTheTokensStay() throws IOException {
    try (CapturedLog log = CapturedLog.start()) {
      // when
      Files.writeString(tokens.file(), tokens.viewer());

      // then
      await()
          .until(
              () ->
                  log.lines().stream()
                      .anyMatch(l -> l.startsWith("ERROR") && l.contains("line 1")));
      assertThat(status("/read", "Bearer " + tokens.viewer())).isEqualTo(200);

      // and when
      Files.delete(tokens.file());

      // then
      await().until(() -> log.lines().stream().anyMatch(l -> l.contains("cannot be read")));
      assertThat(status("/read", "Bearer " + tokens.viewer())).isEqualTo(200);
      assertThat(log.lines()).noneMatch(l -> l.contains(secret(tokens.viewer())));
    }
  }

  @Test
  void aBrokenFileAtTheStartIsRefused() throws IOException {
    Files.writeString(tokens.file(), "x");
    assertThatThrownBy(() -> TokenAuthenticator.watching(tokens.file()))
        .isInstanceOf(TokenFileException.class);
  }

  @Test
  void noTokenIsEverLoggedOrCounted() {
    try (CapturedLog log = CapturedLog.inDetail();
        Authenticator another = tokens.authenticator()) {
      // when
      assertThat(another.stillValid(admitted(tokens.viewer()))).isFalse();
      for (String token : List.of(tokens.viewer(), tokens.operator(), tokens.unknown())) {
        server.get("/read", "Authorization", "Bearer " + token);
        server.get("/change", "Authorization", "Bearer " + token);
        server.get("/nowhere?access_token=" + token, "Authorization", "Bearer " + token);
      }

      // then
      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(line -> line.contains(secret(tokens.viewer())))
          .noneMatch(line -> line.contains(secret(tokens.operator())))
          .noneMatch(line -> line.contains(secret(tokens.unknown())));
      assertThat(server.meters().getMetersAsString())
          .doesNotContain(secret(tokens.viewer()), secret(tokens.operator()), "tw_");
    }
  }

  private Principal admitted(String token) {
    return Optional.of(
            authenticator.admit(
                new Incoming(
                    "GET",
                    "/",
                    name -> name.equals("Authorization") ? "Bearer " + token : null,
                    Map::of,
                    Optional.empty())))
        .map(Admitted.class::cast)
        .orElseThrow()
        .principal();
  }

  private int status(String path, String authorization) {
    return server.get(path, "Authorization", authorization).statusCode();
  }

  private static String secret(String token) {
    return Token.parse(token).orElseThrow().secret();
  }
}
