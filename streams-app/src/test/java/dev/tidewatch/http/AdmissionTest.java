package dev.tidewatch.http;

import static dev.tidewatch.http.TestServer.json;
import static dev.tidewatch.http.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.http.Admission.Refused;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in, by what an authenticator says; here it believes the header {@code X-Role}. */
class AdmissionTest {

  private static final Queue<Incoming> SEEN = new ConcurrentLinkedQueue<>();

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.serving(
            TestServer.limits(8, Duration.ofSeconds(5), 0),
            AdmissionTest::admit,
            route("/read"),
            route("/things/{id}").parameters(Parameter.path("id", ParameterType.INTEGER, "An id.")),
            route("/command").method(Method.POST).operator(),
            route("/secret").operator(),
            route("/open").openToAll());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Admission admit(Incoming incoming) {
    SEEN.add(incoming);
    String role = incoming.headers().first("x-rOLE");
    if (role == null) {
      return new Refused(
          Problem.of(ProblemType.UNAUTHENTICATED, "Who are you?").header("WWW-Authenticate", "X"));
    }
    return new Admitted(new Principal("someone", Role.valueOf(role)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/read,VIEWER,200",
    "GET,/read,OPERATOR,200",
    "GET,/read,PEER,200",
    "HEAD,/read,VIEWER,200",
    "GET,/read/,VIEWER,200",
    "GET,/secret,VIEWER,403",
    "HEAD,/secret,VIEWER,403",
    "GET,/secret/,VIEWER,403",
    "GET,/secret,PEER,403",
    "GET,/secret,OPERATOR,200",
    "POST,/command,VIEWER,403",
    "POST,/command,OPERATOR,200",
    "GET,/command,VIEWER,405",
    "GET,/nowhere,VIEWER,404",
    "GET,/things/x,VIEWER,400",
    "GET,/open,VIEWER,200",
  })
  void aRouteAnswersTheRolesItIsFor(String method, String path, String role, int status) {
    assertThat(server.send(method, path, "X-Role", role).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/read", "/secret", "/", "/openapi.json", "/problems", "/nowhere", "/things/x"})
  void aStrangerCannotTellWhatThereIsFromWhatThereIsNot(String path) {
    for (String method : List.of("GET", "HEAD", "POST", "OPTIONS", "DELETE", "FROBNICATE")) {
      HttpResponse<byte[]> refused = server.send(method, path + "?x=1");
      assertThat(refused.statusCode()).as("%s %s", method, path).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("X");
      assertThat(refused.headers().map()).doesNotContainKey("allow");
    }
  }

  @Test
  void aRouteThatIsOpenKnowsWhetherItKnowsTheCaller() {
    assertThat(text(server.get("/open"))).isEqualTo("\"nobody NOBODY\"");
    assertThat(text(server.get("/open", "X-Role", "VIEWER"))).isEqualTo("\"someone VIEWER\"");
  }

  @Test
  void theRoleThatIsMissingIsNamed() {
    var refused = json(server.get("/secret", "X-Role", "VIEWER"));
    assertThat(refused.get("code").asText()).isEqualTo("forbidden");
    assertThat(refused.get("detail").asText()).contains("operator");
  }

  @Test
  void theAuthenticatorSeesTheTargetAsItWasSent() throws IOException {
    RawClient.get(server.uri("/"), "/things/a%2fb;c=d/?q=%41+&r");
    assertThat(SEEN)
        .anySatisfy(
            incoming -> {
              assertThat(incoming.method()).isEqualTo("GET");
              assertThat(incoming.target()).isEqualTo("/things/a%2fb;c=d/?q=%41+&r");
              assertThat(incoming.certificate()).isEmpty();
            });
  }

  @Test
  void anAuthenticatorThatFailsLetsNobodyIn() {
    HttpResponse<byte[]> failed = server.get("/read", "X-Role", "no such role");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(text(failed)).contains("internal-error").doesNotContain("Role", "Exception");
    assertThat(server.get("/nowhere", "X-Role", "no such role").statusCode()).isEqualTo(500);
  }

  @Test
  void refusalsAreCountedByTheirReason() {
    double before = refused("forbidden");
    server.get("/secret", "X-Role", "VIEWER");
    assertThat(refused("forbidden")).isEqualTo(before + 1);
    server.get("/read");
    assertThat(refused("unauthenticated")).isPositive();
  }

  @Test
  void noOtherOriginIsAllowedByABrowser() {
    HttpResponse<byte[]> asked =
        server.send(
            "OPTIONS",
            "/read",
            "Origin",
            "https://elsewhere.example",
            "Access-Control-Request-Method",
            "GET",
            "X-Role",
            "VIEWER");
    assertThat(asked.statusCode()).isEqualTo(405);
    assertThat(asked.headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  private static double refused(String reason) {
    var counter = server.meters().find(Refusals.NAME).tag("reason", reason).counter();
    return counter == null ? 0 : counter.count();
  }

  private static Route route(String path) {
    return Route.get(
        path,
        "Test",
        "A route.",
        request -> Response.json(request.principal().name() + " " + request.principal().role()));
  }
}
