package dev.tidewatch.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The contract as OpenAPI 3.1, generated from the routes. */
final class OpenApi {

  private static final String TOKEN = "token";

  private OpenApi() {}

  static Map<String, Object> of(RouteTable table) {
    Map<String, Map<String, Object>> paths = new TreeMap<>();
    for (Route route : table.routes()) {
      paths
          .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
          .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    return object(
        "openapi",
        "3.1.0",
        "info",
        object(
            "title", "Tidewatch",
            "version", "1",
            "license", object("name", "Apache-2.0", "identifier", "Apache-2.0")),
        "paths",
        paths,
        "components",
        object(
            "schemas", object("Problem", problemSchema()),
            "headers", freshnessHeaders(),
            "securitySchemes", object(TOKEN, tokenScheme())));
  }

  private static Map<String, Object> operation(Route route) {
    Map<String, Object> operation =
        object(
            "operationId", operationId(route),
            "tags", List.of(route.tag()),
            "summary", route.summary(),
            "parameters", route.parameters().stream().map(OpenApi::parameter).toList(),
            "security", security(route));
    if (!route.body().isEmpty()) {
      operation.put("requestBody", body(route.body()));
    }
    operation.put("responses", responses(route));
    return operation;
  }

  private static Map<String, Object> body(List<Member> members) {
    Map<String, Object> properties = new LinkedHashMap<>();
    members.forEach(member -> properties.put(member.name(), member.schema()));
    return object(
        "required",
        true,
        "content",
        object(
            JsonBody.TYPE,
            object(
                "schema",
                object(
                    "type",
                    "object",
                    "additionalProperties",
                    false,
                    "required",
                    members.stream().filter(Member::required).map(Member::name).toList(),
                    "properties",
                    properties))));
  }

  /** The role stands where scopes would; an empty requirement: a token is not needed. */
  private static List<Map<String, Object>> security(Route route) {
    return route.needs() == Role.NOBODY
        ? List.of(Map.of(), Map.of(TOKEN, List.of()))
        : List.of(Map.of(TOKEN, List.of(route.needs().name().toLowerCase(Locale.ROOT))));
  }

  private static Map<String, Object> tokenScheme() {
    return object(
        "type",
        "http",
        "scheme",
        "bearer",
        "bearerFormat",
        "tw_<id>_<secret>",
        "description",
        "A token of the role viewer or operator; an operator's serves for viewers too. An instance"
            + " that has no file of tokens answers everybody.");
  }

  /** Unique because the routes are: method and path, without what is no name in a program. */
  private static String operationId(Route route) {
    return route.method().name().toLowerCase(Locale.ROOT)
        + route.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
  }

  private static Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> schema = object("type", parameter.type().name());
    if (!parameter.type().values().isEmpty()) {
      schema.put("enum", parameter.type().values());
    }
    if (parameter.defaultValue() != null) {
      schema.put("default", typed(parameter.type(), parameter.defaultValue()));
    }
    return object(
        "name", parameter.name(),
        "in", parameter.in().name().toLowerCase(Locale.ROOT),
        "required", parameter.in() == Parameter.In.PATH,
        "description", parameter.doc(),
        "schema", schema);
  }

  private static Object typed(ParameterType type, String text) {
    return switch (type.name()) {
      case "integer" -> Long.valueOf(text);
      case "boolean" -> Boolean.valueOf(text);
      default -> text;
    };
  }

  private static Map<String, Object> responses(Route route) {
    Map<String, Object> responses = new TreeMap<>();
    responses.put(
        "200",
        object(
            "description", route.answer(),
            "headers",
                FreshnessHeaders.DOCS.keySet().stream()
                    .sorted()
                    .collect(
                        Collectors.toMap(
                            name -> name,
                            name -> object("$ref", "#/components/headers/" + name),
                            (a, b) -> a,
                            TreeMap::new)),
            "content", object(route.contentType(), Map.of())));
    problemsByStatus(route)
        .forEach((status, titles) -> responses.put(status, problemResponse(titles)));
    return responses;
  }

  private static Map<String, List<String>> problemsByStatus(Route route) {
    Map<String, List<String>> byStatus = new TreeMap<>();
    for (ProblemType type : route.allProblems()) {
      byStatus
          .computeIfAbsent(Integer.toString(type.status()), status -> new ArrayList<>())
          .add(type.code());
    }
    if (route.parameters().stream().anyMatch(p -> p.badValueStatus() == 404)) {
      byStatus
          .computeIfAbsent("404", status -> new ArrayList<>())
          .add(ProblemType.BAD_PARAMETER.code());
    }
    return byStatus;
  }

  private static Map<String, Object> problemResponse(List<String> codes) {
    return object(
        "description",
        "Problem: " + String.join(", ", codes),
        "content",
        object(
            ResponseWriter.PROBLEM_JSON,
            object("schema", object("$ref", "#/components/schemas/Problem"))));
  }

  private static Map<String, Object> problemSchema() {
    Map<String, Object> text = object("type", "string");
    return object(
        "description",
        "RFC 9457 problem details; code and type are stable.",
        "type",
        "object",
        "required",
        List.of("type", "title", "status", "detail", "instance", "code", "action"),
        "properties",
        object(
            "type", object("type", "string", "format", "uri-reference"),
            "title", text,
            "status", object("type", "integer"),
            "detail", text,
            "instance", object("type", "string", "format", "uri-reference"),
            "code", text,
            "action", text));
  }

  private static Map<String, Object> freshnessHeaders() {
    Map<String, Object> headers = new TreeMap<>();
    FreshnessHeaders.DOCS.forEach(
        (name, doc) ->
            headers.put(name, object("description", doc, "schema", object("type", "string"))));
    return headers;
  }

  /** A map that keeps the order given: name, value, name, value, … */
  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
