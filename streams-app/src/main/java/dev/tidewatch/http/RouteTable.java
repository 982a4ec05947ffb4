package dev.tidewatch.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All routes of a server, the more specific path first: where two templates match one path, the one
 * whose earlier segment is literal answers, as in JAX-RS.
 */
public final class RouteTable {

  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = routes;
  }

  /**
   * The given routes, and those that describe them all: {@code /}, {@code /openapi.json} and {@code
   * /problems}.
   *
   * @throws IllegalArgumentException if two routes are the same, or one does not declare the
   *     parameters of its path
   */
  public static RouteTable of(List<Route> routes) {
    List<Route> all = new ArrayList<>(routes);
    RouteTable table = new RouteTable(all);
    all.addAll(ContractRoutes.of(table));
    all.sort(Comparator.comparing(RouteTable::specificity).thenComparing(route -> route.method()));
    Set<String> seen = new HashSet<>();
    for (Route route : all) {
      check(route);
      if (!seen.add(route.method() + shape(route.path()))) {
        throw new IllegalArgumentException("two routes " + route.method() + " " + route.path());
      }
    }
    return table;
  }

  /** Every route, the more specific first. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** The values of an {@code Allow} header for a path; empty where no route has it. */
  List<String> methodsAt(String path) {
    List<String> methods = new ArrayList<>();
    for (Route route : routes) {
      if (matches(route.path(), path) && !methods.contains(route.method().name())) {
        methods.add(route.method().name());
        if (route.method() == Method.GET) {
          methods.add("HEAD");
        }
      }
    }
    return methods;
  }

  private static boolean matches(String template, String path) {
    String[] expected = segments(template);
    String[] actual = segments(path);
    if (expected.length != actual.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!Route.isParameter(expected[i]) && !expected[i].equals(actual[i])) {
        return false;
      }
    }
    return true;
  }

  /** A slash at the end makes no difference, as for the router. */
  private static String[] segments(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.split("/", -1);
  }

  private static void check(Route route) {
    List<String> declared =
        route.parameters().stream()
            .filter(p -> p.in() == Parameter.In.PATH)
            .map(Parameter::name)
            .toList();
    if (!declared.equals(route.pathParameters())) {
      throw new IllegalArgumentException(
          route.path() + " must declare the parameters of its path in their order");
    }
  }

  /** Sorts a literal segment before a parameter in the same place. */
  private static String specificity(Route route) {
    return shape(route.path()).replace("{}", "\uffff");
  }

  /** The path without its parameters' names, which do not tell two routes apart. */
  private static String shape(String path) {
    return path.replaceAll("\\{[^/]*}", "{}");
  }
}
