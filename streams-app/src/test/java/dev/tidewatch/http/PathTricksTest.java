package dev.tidewatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.http.Admission.Admitted;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A viewer, who may not read {@code /secret}, tries to by other spellings of it. */
class PathTricksTest {

  private static final String SECRET = "for operators";

  private static TestServer server;

  @BeforeAll
  static void start() {
    Admission viewer = new Admitted(new Principal("viewer", Role.VIEWER));
    server =
        TestServer.serving(
            TestServer.limits(8, Duration.ofSeconds(5), 0),
            incoming -> viewer,
            Route.get("/open", "Test", "Open.", request -> Response.json("open")).openToAll(),
            Route.get("/open/{id}", "Test", "Open.", request -> Response.json("open"))
                .parameters(Parameter.path("id", ParameterType.STRING, "An id."))
                .openToAll(),
            Route.get("/secret", "Test", "Secret.", request -> Response.json(SECRET)).operator(),
            Route.get("/secret/{id}", "Test", "Secret.", request -> Response.json(SECRET))
                .parameters(Parameter.path("id", ParameterType.STRING, "An id."))
                .operator());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/secret",
        "/secret/",
        "//secret",
        "/secret//",
        "/./secret",
        "/open/../secret",
        "/open/..;/secret",
        "/open/%2e%2e/secret",
        "/open/%2E%2E%2Fsecret",
        "/open/..%2fsecret",
        "/open/..%5csecret",
        "/open\\..\\secret",
        "/%73ecret",
        "/%2573ecret",
        "/secret%2f1",
        "/secret%252f1",
        "/secret/%2e",
        "/secret/1;jsessionid=1",
        "/secret;jsessionid=1",
        "/secret;/1",
        "/;/secret",
        "/secret%00",
        "/secret%20",
        "/secret%3f",
        "/secret?/open",
        "/secret#/open",
        "/SECRET",
        "/secret/1/../../open/../secret/1",
        "http://x/secret",
        "http://x/open/../secret",
        "/\u00e7/../secret"
      })
  void noSpellingOfAPathGetsPastTheRoleOfItsRoute(String target) throws IOException {
    String answer = RawClient.get(server.uri("/"), target);
    assertThat(answer)
        .doesNotContain(SECRET)
        .satisfiesAnyOf(
            refused -> assertThat(refused).startsWith("HTTP/1.1 4"),
            // Decoded once, a name such as "../secret" is a name.
            other -> assertThat(other).startsWith("HTTP/1.1 200").contains("\"open\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/open/a;x=y%%2a%ef\u00e5\u00abO%99%2c\u00ea\u009b\u00bf%e5",
        "/open/%%2a",
        "/open/%ef",
        "/open/\u00e5",
        "/open/%ef\u00e5",
        "/open/\u00ed\u00a0\u0080",
        "/open/%ed%a0%80",
        "/open/a;x=y",
        "/open/a;x=y%",
        "/open/a;x=y\u00e5%%",
        "/nowhere/\u00e5%%",
        "/nowhere/%e5",
        "/nowhere/\u00ed\u00a0\u0080"
      })
  void aPathThatIsNoTextIsAProblemOfTheCaller(String target) throws IOException {
    assertThat(RawClient.get(server.uri("/"), target))
        .matches("(?s)HTTP/1.1 (200|400|404) .*")
        .contains("json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Original-URL: /secret",
        "X-Rewrite-URL: /secret",
        "X-HTTP-Method-Override: POST",
        "X-Forwarded-Prefix: /secret"
      })
  void noHeaderChangesThePathOrTheMethod(String header) throws IOException {
    String answer =
        RawClient.send(
            server.uri("/"),
            "GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"open\"");
  }

  @Test
  void anUpgradeToWebSocketLeadsNowhere() throws IOException {
    for (String path : new String[] {"/secret", "/open", "/nowhere"}) {
      assertThat(
              RawClient.send(
                  server.uri("/"),
                  "GET "
                      + path
                      + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                      + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                      + "\r\n"))
          .startsWith("HTTP/1.1 404")
          .contains("problem+json")
          .doesNotContain(SECRET, "ebSocket");
    }
  }
}
