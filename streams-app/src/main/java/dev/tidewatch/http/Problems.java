package dev.tidewatch.http;

import dev.tidewatch.config.RequestHead;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The problems that the server itself finds. */
final class Problems {

  private Problems() {}

  static Problem overloaded() {
    return Problem.retryable(
        ProblemType.OVERLOADED,
        "http.max.requests are being worked on already",
        Duration.ofSeconds(1));
  }

  static Problem tooManyStreams() {
    return Problem.retryable(
        ProblemType.OVERLOADED,
        "http.max.streams event streams are open already",
        Duration.ofSeconds(2));
  }

  static Problem notAcceptable(String contentType) {
    return Problem.of(ProblemType.NOT_ACCEPTABLE, "The answer is " + contentType);
  }

  static Problem stopping() {
    return Problem.retryable(
        ProblemType.UNAVAILABLE, "The instance is stopping", Duration.ofSeconds(1));
  }

  static Problem forbidden(Role needed) {
    return Problem.of(
        ProblemType.FORBIDDEN, "This needs the role " + needed.name().toLowerCase(Locale.ROOT));
  }

  static Problem tooFast(Duration wait) {
    return Problem.retryable(
        ProblemType.RATE_LIMITED,
        "More than http.max.requests.per.second of one caller, on average",
        wait);
  }

  static Problem noJson() {
    return Problem.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE, "The request needs Content-Type: application/json");
  }

  static Problem bodyTooLarge() {
    return Problem.of(ProblemType.BODY_TOO_LARGE, "A body of more than http.max.body.bytes");
  }

  static Problem bodyIncomplete() {
    return Problem.of(
            ProblemType.BAD_REQUEST,
            "The body did not arrive whole, or not within http.request.timeout.ms")
        .status(408);
  }

  static Problem queryTooLong(RequestHead head) {
    return Problem.of(
        ProblemType.QUERY_TOO_LONG,
        "More than " + head.maxQueryLength() + " characters after the question mark");
  }

  static Problem malformedQuery() {
    return Problem.of(
        ProblemType.BAD_PARAMETER, "The query string has a % without two hexadecimal digits");
  }

  static Problem malformedPath() {
    return Problem.of(ProblemType.BAD_REQUEST, "The path has a % without two hexadecimal digits");
  }

  static Problem pathWithNull() {
    return Problem.of(ProblemType.BAD_REQUEST, "The path has a %00");
  }

  static Problem unknownPath() {
    return Problem.of(ProblemType.UNKNOWN_PATH, "No route has this path");
  }

  /**
   * @param allowed what the path does take, at least one
   */
  static Problem methodNotAllowed(List<String> allowed) {
    String methods = String.join(", ", allowed);
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path takes " + methods)
        .header("Allow", methods);
  }

  static Problem internal() {
    return Problem.of(ProblemType.INTERNAL_ERROR, "The error is in the log under its errorId")
        .with("errorId", UUID.randomUUID().toString());
  }

  /** What the server refuses before there is a request to route. */
  static Problem ofStatus(int status, RequestHead head) {
    return switch (status) {
      case 404 -> unknownPath();
      case 413 -> bodyTooLarge();
      case 414 -> queryTooLong(head);
      case 431 ->
          Problem.of(
              ProblemType.HEADERS_TOO_LARGE, "More than " + head.maxBytes() + " bytes of headers");
      case 503 -> stopping();
      case 500 -> internal();
      default -> Problem.of(ProblemType.BAD_REQUEST, "The server cannot read it").status(status);
    };
  }
}
