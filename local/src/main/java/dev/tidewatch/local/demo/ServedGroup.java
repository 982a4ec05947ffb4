package dev.tidewatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A group of dead letters, as the API lists it.
 *
 * @param connector whose records they are
 * @param cause class of the root cause, without its package
 * @param message with its values masked
 */
record ServedGroup(
    String connector,
    String stage,
    String failureClass,
    String cause,
    String message,
    long count,
    String fingerprint) {

  static final List<String> COLUMNS =
      List.of("connector", "stage", "class", "root cause", "message", "records", "group");

  /** A message longer than this is cut. */
  private static final int LONGEST = 48;

  static ServedGroup of(JsonNode group) {
    String cause = group.path("rootCauseClass").asText("?");
    return new ServedGroup(
        group.path("owner").asText("?"),
        group.path("stage").asText("?"),
        group.path("failureClass").asText(),
        cause.substring(cause.lastIndexOf('.') + 1),
        group.path("template").asText(""),
        group.path("count").asLong(),
        group.path("fingerprint").asText());
  }

  List<String> row() {
    String cut = message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    return List.of(connector, stage, failureClass, cause, cut, "%,d".formatted(count), fingerprint);
  }
}
