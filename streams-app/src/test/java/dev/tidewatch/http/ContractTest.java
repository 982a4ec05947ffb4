package dev.tidewatch.http;

import static dev.tidewatch.http.TestServer.json;
import static dev.tidewatch.http.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContractTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.serving(
            route("/things")
                .parameters(Parameter.query("n", ParameterType.INTEGER, "5", "How many.")),
            route("/things").method(Method.POST).operator(),
            route("/alive").openToAll(),
            route("/things/{id}")
                .parameters(Parameter.path("id", ParameterType.oneOf("a", "<b>"), "An id & more."))
                .problems(ProblemType.UNKNOWN_APPLICATION));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theServerServesExactlyWhatItsContractLists() {
    // given
    Set<String> contract = new TreeSet<>();
    openApi()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            contract.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    // when
    Set<String> served = new TreeSet<>(server.server().served());
    served.removeIf(route -> route.startsWith("HEAD "));

    // then
    assertThat(served)
        .isEqualTo(contract)
        .contains("GET /things/{id}", "POST /things", "GET /openapi.json", "GET /");
  }

  @Test
  void theContractSaysWhatARouteTakesAndAnswers() {
    JsonNode get = openApi().at("/paths/~1things~1{id}/get");
    assertThat(get.at("/parameters/0/in").asText()).isEqualTo("path");
    assertThat(get.at("/parameters/0/required").asBoolean()).isTrue();
    assertThat(get.at("/parameters/0/schema/enum/1").asText()).isEqualTo("<b>");
    assertThat(get.at("/responses").fieldNames())
        .toIterable()
        .containsExactly("200", "400", "401", "404", "413", "429", "500", "503");
    assertThat(openApi().at("/paths/~1things/get/parameters/0/schema/default").asInt())
        .isEqualTo(5);
  }

  @Test
  void theContractSaysWhoMayAsk() {
    JsonNode contract = openApi();
    assertThat(contract.at("/components/securitySchemes/token/scheme").asText())
        .isEqualTo("bearer");
    assertThat(contract.at("/paths/~1things/get/security/0/token/0").asText()).isEqualTo("viewer");
    assertThat(contract.at("/paths/~1things/post/security/0/token/0").asText())
        .isEqualTo("operator");
    assertThat(contract.at("/paths/~1things/post/responses/403").isMissingNode()).isFalse();
    assertThat(contract.at("/paths/~1alive/get/security/0")).isEmpty();
    assertThat(contract.at("/paths/~1alive/get/responses/401").isMissingNode()).isTrue();
  }

  @Test
  void everyReferenceInTheContractLeadsSomewhere() {
    JsonNode contract = openApi();
    assertThat(contract.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(contract.at(ref.substring(1)).isMissingNode()).isFalse());
    assertThat(contract.findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void theFrontPageLinksEveryRouteThatNeedsNoParameter() {
    String page = text(server.get("/"));
    assertThat(page)
        .contains("<a href=\"/openapi.json\">", "<a href=\"/things\">", "<code>/things/{id}</code>")
        .contains("A &lt;route&gt;.")
        .doesNotContain("<script");
  }

  @Test
  void aTableWithTwoRoutesForOneRequestIsRefused() {
    Route route = route("/things/{id}").parameters(id("id"));
    Route same = route("/things/{name}").parameters(id("name"));
    assertThatIllegalArgumentException().isThrownBy(() -> RouteTable.of(List.of(route, same)));
  }

  @Test
  void aRouteThatDoesNotDeclareItsParametersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RouteTable.of(List.of(route("/things/{id}"))));
  }

  private static Parameter id(String name) {
    return Parameter.path(name, ParameterType.STRING, "An id.");
  }

  private static Route route(String path) {
    return Route.get(path, "Test", "A <route>.", request -> Response.json("done"));
  }

  private static JsonNode openApi() {
    return json(server.get("/openapi.json"));
  }
}
