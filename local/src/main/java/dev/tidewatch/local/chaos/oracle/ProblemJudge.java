package dev.tidewatch.local.chaos.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.http.ProblemType;
import dev.tidewatch.local.chaos.load.ApplicationLedger;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges answers without a result: whether they are what the API documents. */
final class ProblemJudge {
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private static final Set<String> CODES =
      Arrays.stream(ProblemType.values()).map(ProblemType::code).collect(Collectors.toSet());

  private final Oracle oracle;

  ProblemJudge(Oracle oracle) {
    this.oracle = oracle;
  }

  Judgement judge(Question question, Answer answer) {
    String code = code(answer);
    return switch (answer.status()) {
      case NOT_FOUND -> notFound(question, answer, code);
      case UNAVAILABLE -> {
        if (answer.header("Retry-After").filter(value -> value.matches("[0-9]+")).isEmpty()) {
          throw new WrongAnswerException("503 %s has no Retry-After".formatted(code));
        }
        yield question.consistency() == Consistency.ANY
            ? new Judgement.Failed("503 " + code)
            : new Judgement.Refused("503 " + code);
      }
      default ->
          throw new WrongAnswerException(
              "status %d %s to a question that is right: %s"
                  .formatted(answer.status(), code, answer.body()));
    };
  }

  private Judgement notFound(Question question, Answer answer, String code) {
    ApplicationLedger application = question.application();
    if (application == null) {
      throw new WrongAnswerException("404 %s to a listing".formatted(code));
    }
    var asOf = oracle.deniesAsOf(answer);
    int known = application.acknowledgedBefore(asOf);
    if (known > 0) {
      throw new WrongAnswerException(
          "lost: %s is not known as of %s, and %d of its events were acknowledged before that"
              .formatted(application.id(), asOf, known));
    }
    return new Judgement.Right(0);
  }

  private static String code(Answer answer) {
    String type = answer.header("Content-Type").orElse("none");
    if (!type.startsWith("application/problem+json")) {
      throw new WrongAnswerException(
          "status %d has content type %s: %s".formatted(answer.status(), type, answer.body()));
    }
    JsonNode body = Oracle.parse(answer.body());
    String code = body.path("code").asText();
    if (!CODES.contains(code) || body.path("status").asInt() != answer.status()) {
      throw new WrongAnswerException("no documented problem: %s".formatted(answer.body()));
    }
    return code;
  }
}
