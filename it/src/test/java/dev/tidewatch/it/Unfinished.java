package dev.tidewatch.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What differs from one moment to the next while an application has no end. */
final class Unfinished {

  /** Durations that go on: of the application, of executors, of what runs. */
  static final Pattern GOING_ON =
      Pattern.compile(JsonDifferences.LAST_UPDATED + "|(.*/)?(totalDuration|duration)");

  private Unfinished() {}

  /** The paths that cannot be compared in the answers about an attempt. */
  static Pattern blanked(Api api, String attempt) {
    JsonNode seen = api.json("applications/" + attempt + "/completeness");
    return seen.path("applicationEndSeen").asBoolean() ? JsonDifferences.LAST_UPDATED : GOING_ON;
  }
}
