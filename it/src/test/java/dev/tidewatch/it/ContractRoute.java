package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of an instance's own contract that takes GET.
 *
 * @param path with parameters in braces
 * @param inPath the names of those
 * @param inQuery the names of those in the query string
 */
record ContractRoute(String path, List<String> inPath, List<String> inQuery) {

  static List<ContractRoute> all(Api api) {
    List<ContractRoute> routes = new ArrayList<>();
    api.get("/openapi.json")
        .json()
        .path("paths")
        .properties()
        .forEach(
            entry -> {
              JsonNode parameters = entry.getValue().path("get").path("parameters");
              routes.add(
                  new ContractRoute(
                      entry.getKey(), names(parameters, "path"), names(parameters, "query")));
            });
    return routes;
  }

  private static List<String> names(JsonNode parameters, String in) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      if (parameter.path("in").asText().equals(in)) {
        names.add(parameter.path("name").asText());
      }
    }
    return names;
  }

  /** Whether it asks for one application, and so for one partition. */
  boolean isKeyed() {
    return inPath.contains("appId");
  }

  /** With values that exist, but for one parameter of the path. */
  String withInPath(String application, String parameter, String value) {
    // Filled in around it: the value may look like a parameter.
    String open = "{" + parameter + "}";
    int at = path.indexOf(open);
    return Routes.filledIn(path.substring(0, at), application)
        + value
        + Routes.filledIn(path.substring(at + open.length()), application);
  }

  String withInQuery(String application, String parameter, String value) {
    return Routes.filledIn(path, application) + "?" + parameter + "=" + value;
  }
}
