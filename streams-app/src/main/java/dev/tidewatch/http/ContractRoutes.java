package dev.tidewatch.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The routes that describe the routes. */
final class ContractRoutes {

  static final String TAG = "Contract";

  private static final Map<String, ProblemType> BY_CODE =
      Arrays.stream(ProblemType.values())
          .collect(Collectors.toUnmodifiableMap(ProblemType::code, Function.identity()));

  private ContractRoutes() {}

  /**
   * @param table read at each request, when it is complete
   */
  static List<Route> of(RouteTable table) {
    return List.of(
        Route.get(
                "/",
                TAG,
                "Every route, as a page for people.",
                request -> Response.text("text/html; charset=utf-8", IndexPage.of(table)))
            .answers("The page")
            .contentType("text/html"),
        Route.get(
                "/openapi.json",
                TAG,
                "Every route, as OpenAPI 3.1.",
                request -> Response.json(OpenApi.of(table)))
            .answers("The contract"),
        Route.get(
                "/problems",
                TAG,
                "Every type of problem.",
                request ->
                    Response.json(
                        Arrays.stream(ProblemType.values()).map(ContractRoutes::describe).toList()))
            .answers("The types"),
        Route.get("/problems/{code}", TAG, "What one type of problem means.", ContractRoutes::one)
            .parameters(
                Parameter.path("code", ParameterType.STRING, "The code member of a problem."))
            .answers("The type")
            .problems(ProblemType.UNKNOWN_PATH));
  }

  private static Response one(Request request) {
    ProblemType type = BY_CODE.get(request.pathParameter("code"));
    return type == null
        ? Problem.of(ProblemType.UNKNOWN_PATH, "GET /problems lists the codes there are")
        : Response.json(describe(type));
  }

  private static Map<String, Object> describe(ProblemType type) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("type", type.uri());
    description.put("code", type.code());
    description.put("status", type.status());
    description.put("title", type.title());
    description.put("action", type.action());
    return description;
  }
}
