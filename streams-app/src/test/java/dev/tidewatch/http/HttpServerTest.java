package dev.tidewatch.http;

import static dev.tidewatch.http.TestServer.json;
import static dev.tidewatch.http.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidewatch.query.Freshness;
import dev.tidewatch.query.Outcome.BadParameter;
import dev.tidewatch.query.Outcome.Found;
import dev.tidewatch.query.Outcome.NotFound;
import dev.tidewatch.query.Outcome.Unavailable;
import dev.tidewatch.query.Role;
import dev.tidewatch.query.Subject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

  private static final Freshness OLD =
      new Freshness(
          "other-instance",
          Role.STANDBY,
          OptionalLong.of(12),
          OptionalLong.empty(),
          Instant.parse("2026-11-23T12:00:00Z"),
          List.of("spark.events-3", "spark.events-5"));

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.serving(
            route("/found", request -> Outcomes.toResponse(new Found<>("yes", OLD))),
            route(
                "/missing",
                request -> Outcomes.toResponse(new NotFound<>(Subject.JOB, "unknown job: 7", OLD))),
            route("/bad", request -> Outcomes.toResponse(new BadParameter<>("no such thing"))),
            route(
                "/bad-as-in-spark",
                request -> Outcomes.toResponse(new BadParameter<>("no number", true))),
            route(
                "/later",
                request ->
                    Outcomes.toResponse(new Unavailable<>("moving", Duration.ofMillis(1_500)))),
            route("/broken", request -> broken()),
            route("/broken-class", request -> brokenClass()),
            route("/typed", request -> Response.json(request.query()))
                .parameters(
                    Parameter.query("n", ParameterType.INTEGER, "20", "A number."),
                    Parameter.query("sparks", ParameterType.INTEGER, "x").badValueIsNotFound(),
                    Parameter.query("one", ParameterType.oneOf("a", "b"), "A letter."),
                    TermsParameters.CONSISTENCY,
                    TermsParameters.MAX_LAG,
                    Parameter.query("flag", ParameterType.BOOLEAN, "A flag.")),
            route("/things/{id}", request -> Response.json(request.path()))
                .parameters(Parameter.path("id", ParameterType.STRING, "An id.")),
            route("/things/{id}/jobs", request -> Response.json("jobs of one"))
                .parameters(Parameter.path("id", ParameterType.STRING, "An id.")),
            route("/things/{id}/{attempt}", request -> Response.json("attempt of one"))
                .parameters(
                    Parameter.path("id", ParameterType.STRING, "An id."),
                    Parameter.path("attempt", ParameterType.STRING, "An attempt.")),
            route("/command", request -> Response.json("done")).method(Method.POST));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anAnswerStatesItsAge() {
    assertThat(server.get("/found").headers().map())
        .containsEntry("tidewatch-served-by", List.of("other-instance"))
        .containsEntry("tidewatch-role", List.of("standby"))
        .containsEntry("tidewatch-changelog-lag", List.of("12"))
        .containsEntry("tidewatch-source-lag", List.of("unknown"))
        .containsEntry("tidewatch-as-of", List.of("2026-11-23T12:00:00Z"))
        .containsEntry("tidewatch-partial", List.of("spark.events-3,spark.events-5"));
  }

  @Test
  void anAnswerFromNoStoreIsTheInstancesOwnAndCurrent() {
    assertThat(server.get("/openapi.json").headers().map())
        .containsEntry("tidewatch-served-by", List.of(TestServer.INSTANCE))
        .containsEntry("tidewatch-role", List.of("active"))
        .containsEntry("tidewatch-changelog-lag", List.of("0"))
        .containsEntry("tidewatch-source-lag", List.of("0"))
        .containsKey("tidewatch-as-of")
        .doesNotContainKey("tidewatch-partial");
  }

  @ParameterizedTest
  @CsvSource({
    "/missing,404,unknown-job,unknown job: 7",
    "/bad,400,bad-parameter,no such thing",
    "/bad-as-in-spark,404,bad-parameter,no number",
    "/later,503,unavailable,moving",
    "/nowhere,404,unknown-path,No route has this path"
  })
  void aFailureIsAProblemWithAStableCodeAndAWayOut(
      String path, int status, String code, String detail) {
    // when
    HttpResponse<byte[]> response = server.get(path);

    // then
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Tidewatch-Served-By")).isPresent();
    assertThat(response.headers().firstValue("Tidewatch-As-Of")).isPresent();
    var problem = json(response);
    assertThat(problem.get("type").asText()).isEqualTo("/problems/" + code);
    assertThat(problem.get("code").asText()).isEqualTo(code);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).isEqualTo(detail);
    assertThat(problem.get("instance").asText()).isEqualTo(path);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("action").asText()).isNotBlank();
  }

  @Test
  void theTypeOfAProblemLeadsToItsExplanation() {
    String type = json(server.get("/missing")).get("type").asText();
    assertThat(json(server.get(type)).get("code").asText()).isEqualTo("unknown-job");
    assertThat(server.get("/problems/no-such").statusCode()).isEqualTo(404);
    assertThat(json(server.get("/problems"))).hasSize(ProblemType.values().length);
  }

  @Test
  void whatDoesNotExistWasLookedForInAStoreOfAKnownAge() {
    assertThat(server.get("/missing").headers().firstValue("Tidewatch-Changelog-Lag"))
        .contains("12");
  }

  @Test
  void retryAfterIsInWholeSecondsRoundedUp() {
    assertThat(server.get("/later").headers().firstValue("Retry-After")).contains("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/broken", "/broken-class"})
  void aBugIsAnErrorIdWithoutClassNameOrStackTrace(String path) {
    // when
    HttpResponse<byte[]> response = server.get(path);

    // then
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(json(response).get("errorId").asText()).hasSize(36);
    assertThat(text(response)).doesNotContain("Exception", "dev.tidewatch", "secret", "at ");
  }

  @Test
  void anotherMethodThanThePathTakesIsRefusedWithThoseItTakes() {
    for (String method : List.of("DELETE", "PUT", "OPTIONS", "PATCH", "TRACE", "FROBNICATE")) {
      HttpResponse<byte[]> response = server.send(method, "/things/7");
      assertThat(response.statusCode()).as(method).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
      assertThat(json(response).get("code").asText()).isEqualTo("method-not-allowed");
    }
    assertThat(server.get("/command").headers().firstValue("Allow")).contains("POST");
    assertThat(server.send("POST", "/command").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "n=1&n=2&one=b&flag=true,200",
    "n=1.5,400",
    "n=1&n=x,400",
    "n=99999999999,400",
    "one=c,400",
    "flag=maybe,400",
    "sparks=x,404",
    "n=%zz,400",
    "consistency=any&consistency=any,200",
    "consistency=any&consistency=active,400",
    "maxLag=1&maxLag=2,400",
    "unknown=1,200"
  })
  void parametersAreCheckedAgainstTheirDeclaration(String query, int status) throws IOException {
    assertThat(RawClient.get(server.uri("/"), "/typed?" + query))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void aPathParameterIsDecodedOnce() {
    assertThat(json(server.get("/things/a%20b%2525%C3%A9%2Fc")).get("id").asText())
        .isEqualTo("a b%25\u00e9/c");
  }

  @Test
  void theLiteralSegmentWinsOverTheParameter() {
    assertThat(text(server.get("/things/7/jobs"))).isEqualTo("\"jobs of one\"");
    assertThat(text(server.get("/things/7/1"))).isEqualTo("\"attempt of one\"");
  }

  @Test
  void requestsAreTimedByTheTemplateOfTheirRouteAndNeverByTheirPath() {
    // when
    server.get("/things/4711");
    server.get("/no-such-path-4711");

    // then
    var meters = server.meters();
    assertThat(meters.get(RouteMetrics.NAME).tags("uri", "/things/{id}", "status", "200").timers())
        .isNotEmpty();
    assertThat(meters.get(RouteMetrics.NAME).tags("uri", "unknown", "status", "404").timers())
        .isNotEmpty();
    assertThat(meters.getMeters().toString()).doesNotContain("4711");
  }

  private static Route route(String path, Handler handler) {
    return Route.get(path, "Test", "A route.", handler);
  }

  private static Response brokenClass() {
    throw new NoClassDefFoundError("dev/tidewatch/secret");
  }

  private static Response broken() {
    throw new IllegalStateException("secret at " + HttpServerTest.class);
  }
}
