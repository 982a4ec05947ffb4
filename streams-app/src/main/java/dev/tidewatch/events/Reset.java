package dev.tidewatch.events;

import java.util.Locale;

/** Why a client cannot be told everything since its position. The codes are stable. */
enum Reset {
  MALFORMED_ID("The id is none that this API has given."),
  OTHER_TOPICS(
      "The topics that events come from were created anew, have other partitions, or are more or"
          + " fewer since an update."),
  TOO_OLD("The id is so old that removals since then may be forgotten."),
  GONE("The events after the id are no longer held."),
  AHEAD("The topics have lost records that the id lies behind."),
  FELL_BEHIND("Events came faster than they were read.");

  private static final String ACTION = "Load again what you show; changes from now on follow.";

  private final String message;

  Reset(String message) {
    this.message = message;
  }

  /** What programs compare: the name in lower case, with dashes. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For the client, as JSON. */
  String data() {
    return "{\"reason\":\"%s\",\"message\":\"%s\",\"action\":\"%s\"}"
        .formatted(code(), message, ACTION);
  }
}
