package dev.tidewatch.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One route: what the server does with it and what the contract says about it.
 *
 * @param path with parameters in braces, {@code /api/v1/applications/{appId}}
 * @param tag the group it stands under in the contract
 * @param summary one sentence
 * @param body members of the JSON object that the request has as its body; empty where it has none
 * @param answer what success gives
 * @param contentType of success
 * @param problems what it can answer besides success and the problems of every route
 * @param key the path parameter that tells which partition the answer is in; null where the route
 *     does not ask for one thing
 * @param always whether it is answered even when the instance has as many requests as it takes
 * @param needs the least that a caller must be allowed; {@link Role#NOBODY} if it is open to all
 */
public record Route(
    Method method,
    String path,
    String tag,
    String summary,
    List<Parameter> parameters,
    List<Member> body,
    String answer,
    String contentType,
    List<ProblemType> problems,
    @Nullable String key,
    boolean always,
    Role needs,
    Handler handler) {

  private static final String JSON = "application/json";

  public Route {
    parameters = List.copyOf(parameters);
    body = List.copyOf(body);
    problems = problems.stream().distinct().toList();
  }

  /** A route that reads, for whoever has the role of a viewer. */
  public static Route get(String path, String tag, String summary, Handler handler) {
    return new Route(
        Method.GET,
        path,
        tag,
        summary,
        List.of(),
        List.of(),
        "The answer",
        JSON,
        List.of(),
        null,
        false,
        Role.VIEWER,
        handler);
  }

  /** The same route with another method. */
  public Route method(Method other) {
    return copy(
        other, parameters, body, answer, contentType, problems, key, always, needs, handler);
  }

  /** The same route with these parameters; every one in the path must be among them. */
  public Route parameters(Parameter... all) {
    return copy(
        method, List.of(all), body, answer, contentType, problems, key, always, needs, handler);
  }

  /** The same route with a JSON object as the body of its requests. */
  public Route body(Member... all) {
    return copy(
        method,
        parameters,
        List.of(all),
        answer,
        contentType,
        problems,
        key,
        always,
        needs,
        handler);
  }

  /** The same route with a description of what success gives. */
  public Route answers(String description) {
    return copy(
        method, parameters, body, description, contentType, problems, key, always, needs, handler);
  }

  /** The same route with a body other than JSON. */
  public Route contentType(String other) {
    return copy(method, parameters, body, answer, other, problems, key, always, needs, handler);
  }

  /** The same route with problems of its own. */
  public Route problems(ProblemType... all) {
    return copy(
        method, parameters, body, answer, contentType, List.of(all), key, always, needs, handler);
  }

  /** The same route, answered even under overload. */
  public Route alwaysAnswered() {
    return copy(method, parameters, body, answer, contentType, problems, key, true, needs, handler);
  }

  /** The same route, for operators. */
  public Route operator() {
    return copy(
        method,
        parameters,
        body,
        answer,
        contentType,
        problems,
        key,
        always,
        Role.OPERATOR,
        handler);
  }

  /** The same route, for whoever asks: {@link Request#principal()} tells whether it is known. */
  public Route openToAll() {
    return copy(
        method, parameters, body, answer, contentType, problems, key, always, Role.NOBODY, handler);
  }

  /** The same route, answered where the partition of that path parameter is. */
  public Route keyedBy(String parameter) {
    return copy(
        method, parameters, body, answer, contentType, problems, parameter, always, needs, handler);
  }

  /** The same route with another handler. */
  public Route handler(Handler other) {
    return copy(method, parameters, body, answer, contentType, problems, key, always, needs, other);
  }

  /** Its own problems and those that its parameters and the server add. */
  List<ProblemType> allProblems() {
    List<ProblemType> all = new ArrayList<>(problems);
    if (!checkedParameters().isEmpty()) {
      all.add(ProblemType.BAD_PARAMETER);
    }
    if (!body.isEmpty()) {
      all.add(ProblemType.BAD_BODY);
      all.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    if (needs != Role.NOBODY) {
      all.add(ProblemType.UNAUTHENTICATED);
      all.add(ProblemType.INVALID_TOKEN);
    }
    if (needs == Role.OPERATOR) {
      all.add(ProblemType.FORBIDDEN);
    }
    all.add(ProblemType.BODY_TOO_LARGE);
    all.add(ProblemType.INTERNAL_ERROR);
    if (!always) {
      all.add(ProblemType.RATE_LIMITED);
      all.add(ProblemType.OVERLOADED);
    }
    return all.stream().distinct().toList();
  }

  List<Parameter> checkedParameters() {
    return parameters.stream().filter(p -> !p.type().equals(ParameterType.STRING)).toList();
  }

  /** The names in the path's braces. */
  List<String> pathParameters() {
    return Stream.of(path.split("/", -1))
        .filter(Route::isParameter)
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private Route copy(
      Method newMethod,
      List<Parameter> newParameters,
      List<Member> newBody,
      String newAnswer,
      String newContentType,
      List<ProblemType> newProblems,
      @Nullable String newKey,
      boolean newAlways,
      Role newNeeds,
      Handler newHandler) {
    return new Route(
        newMethod,
        path,
        tag,
        summary,
        newParameters,
        newBody,
        newAnswer,
        newContentType,
        newProblems,
        newKey,
        newAlways,
        newNeeds,
        newHandler);
  }
}
