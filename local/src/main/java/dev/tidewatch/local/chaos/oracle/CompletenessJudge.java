package dev.tidewatch.local.chaos.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidewatch.local.chaos.load.ApplicationLedger;
import dev.tidewatch.local.chaos.load.LogScript;
import java.time.Instant;
import java.util.List;

/** Judges {@code completeness}: the number of events decides all other numbers. */
final class CompletenessJudge {
  /** Numbers that are 0 when every event is counted once. */
  private static final List<String> ZERO =
      List.of("repeatedOffsets", "repeatedEvents", "withoutPosition", "endsWithoutStart");

  private CompletenessJudge() {}

  /** The events that the answer shows. */
  static int events(ApplicationLedger application, JsonNode body, Instant asOf) {
    int events = body.path("events").asInt() + body.path("unused").asInt();
    new Range(events, events).check(application, asOf);
    for (String name : ZERO) {
      require(name, body.path(name).asLong(), 0, events);
    }
    if (!body.path("malformed").isEmpty()) {
      throw new WrongAnswerException("malformed is %s".formatted(body.path("malformed")));
    }
    LogScript script = application.script();
    require(
        "tasksExpected", body.path("tasksExpected").asLong(), script.tasksExpected(events), events);
    require(
        "tasksStarted", body.path("tasksStarted").asLong(), script.tasksStarted(events), events);
    require("tasksEnded", body.path("tasksEnded").asLong(), script.tasksEnded(events), events);
    return events;
  }

  private static void require(String name, long actual, long expected, int events) {
    if (actual != expected) {
      throw new WrongAnswerException(
          "%s is %d, and after %d events it is %d".formatted(name, actual, events, expected));
    }
  }
}
