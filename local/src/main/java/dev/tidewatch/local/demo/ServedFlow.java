package dev.tidewatch.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A flow of mirrors, as it is served.
 *
 * @param link how its link is doing
 * @param latencyMillis what the last heartbeat took; -1 where that is not known
 * @param emitter how its heartbeat connector is doing
 */
record ServedFlow(String link, long latencyMillis, String emitter) {
  private static final String LIVE = "LIVE";

  /** Of which nothing is known yet. */
  static final ServedFlow NONE = new ServedFlow("UNMEASURED", -1, "UNMEASURED");

  static ServedFlow of(JsonNode answer) {
    return new ServedFlow(
        answer.at("/flow/link/state").asText(),
        answer.at("/flow/link/latencyMillis").asLong(-1),
        answer.at("/flow/emitter/state").asText());
  }

  /** Whether both are alive, and the link is measured. */
  boolean isLive() {
    return link.equals(LIVE) && emitter.equals(LIVE) && latencyMillis >= 0;
  }
}
