package dev.tidewatch.docs;

import dev.tidewatch.http.Member;
import dev.tidewatch.http.Parameter;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.http.Route;
import dev.tidewatch.http.RouteTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference page of the HTTP API, from the routes. */
public final class HttpApiPage {

  private static final String INTRODUCTION =
      """

      # HTTP API

      The same contract for programs is at `/openapi.json`. Answers are JSON, indented by two spaces
      and compressed with gzip for clients that take it. Every `GET` also answers `HEAD`.

      ## Who may ask

      Where an instance has a file of tokens, a request needs one of them:
      `Authorization: Bearer TOKEN`. One of the role `viewer` is enough unless a route says otherwise.
      Without a token the answer is 401, also where there is no such route; health is open to all
      ([more](security-of-the-api.md)).

      ## Parameters

      As in Spark's API, a query parameter that a route does not have is ignored: a misspelt
      `consistency` bounds nothing. Of one that is repeated the first value counts, unless its
      meaning says that it may be repeated. `consistency` and `maxLag` with values that differ are
      refused with 400.

      On routes of Spark's API, a value that is none of the constants, or no number where one is
      needed, is `bad-parameter` with the status 404, because Spark finds no resource for it.
      Everywhere else, and for dates and quantiles, it is 400.

      ## The age of an answer

      | header | meaning |
      |---|---|
      | `Tidewatch-Served-By` | the instance that answered |
      | `Tidewatch-Role` | `active`, `standby`, or `merged` for an answer put together from several partitions |
      | `Tidewatch-Changelog-Lag` | records of the changelog that the replica has not applied yet, or `unknown` |
      | `Tidewatch-Source-Lag` | records of the input topic that are in no replica yet, or `unknown` |
      | `Tidewatch-As-Of` | everything that Kafka held at this moment is in the answer (ISO 8601, by the clock of the instance that answered), or `unknown` |
      | `Tidewatch-Partial` | only if something could not be read: the partitions that are missing |

      Answers that read no store (health, metrics, the contract) are the instance's own and current.
      Problems have only `Tidewatch-Served-By` and `Tidewatch-As-Of`, unless a store was read.
      """;

  private static final String PROBLEMS =
      """

      ## Problems

      Failures are RFC 9457 problem JSON (`application/problem+json`) with the members `type`,
      `title`, `status`, `detail`, `instance` (the path that was asked for), `code` and `action`. The
      `code` is stable; `type` is `/problems/` and the code, where the server explains it. A 500 has
      an `errorId`, under which the log has the cause. A 503 has `Retry-After`, a 429 too.

      | code | status | meaning | what to do |
      |---|---|---|---|
      """;

  private HttpApiPage() {}

  public static String of(RouteTable table) {
    var byTag =
        table.routes().stream()
            .collect(Collectors.groupingBy(Route::tag, TreeMap::new, Collectors.toList()));
    String groups =
        byTag.entrySet().stream()
            .map(group -> "\n## " + group.getKey() + "\n" + routes(group.getValue()))
            .collect(Collectors.joining());
    return INTRODUCTION + groups + PROBLEMS + problems();
  }

  private static String routes(List<Route> routes) {
    return routes.stream().map(HttpApiPage::route).collect(Collectors.joining());
  }

  private static String route(Route route) {
    String own =
        route.problems().stream()
            .map(type -> "`" + type.code() + "`")
            .collect(Collectors.joining(", "));
    return "\n### `%s %s`\n\n%s Answers `%s`%s.%s\n%s%s"
        .formatted(
            route.method(),
            route.path(),
            route.summary(),
            route.contentType(),
            own.isEmpty() ? "" : "; problems: " + own,
            access(route),
            parameters(route.parameters()),
            body(route.body()));
  }

  private static String body(List<Member> members) {
    return members.isEmpty()
        ? ""
        : "\n| member of the body | type | default | meaning |\n|---|---|---|---|\n"
            + members.stream().map(HttpApiPage::member).collect(Collectors.joining());
  }

  private static String member(Member member) {
    Object standard = member.standard();
    String absent = standard == null ? "" : "`" + standard + "`";
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            member.name(), member.type(), member.required() ? "required" : absent, member.doc());
  }

  private static String access(Route route) {
    return switch (route.needs()) {
      case NOBODY -> " Open to all.";
      case OPERATOR -> " For operators.";
      default -> "";
    };
  }

  private static String parameters(List<Parameter> parameters) {
    return parameters.isEmpty()
        ? ""
        : "\n| parameter | in | type | default | meaning |\n|---|---|---|---|---|\n"
            + parameters.stream().map(HttpApiPage::parameter).collect(Collectors.joining());
  }

  private static String parameter(Parameter parameter) {
    String value = parameter.defaultValue();
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            parameter.name(),
            parameter.in().name().toLowerCase(Locale.ROOT),
            parameter.type().expectation(),
            value == null ? "" : "`" + value + "`",
            parameter.doc());
  }

  private static String problems() {
    return Arrays.stream(ProblemType.values())
        .map(
            type ->
                "| `%s` | %d | %s | %s |\n"
                    .formatted(type.code(), type.status(), type.title(), type.action()))
        .collect(Collectors.joining());
  }
}
