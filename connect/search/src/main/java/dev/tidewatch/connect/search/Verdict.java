package dev.tidewatch.connect.search;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.ErrorCause;

/** What an answer about one operation means for its record. */
enum Verdict {
  /** The index has it. */
  TAKEN,
  /** The index has something newer: nothing to do. */
  STALE,
  /** It will never be taken: it goes to the dead-letter topic. */
  REFUSED,
  /** It is not its fault: write all of the batch again, later. */
  LATER;

  /** Answered as if the request were wrong, though the index is; somebody can mend that. */
  private static final Set<String> OF_THE_INDEX =
      Set.of("index_closed_exception", "validation_exception", "invalid_index_name_exception");

  private static final String ALIAS_WITHOUT_INDEX = "no write index is defined";

  static Verdict of(int status, @Nullable ErrorCause error) {
    if (error == null) {
      // Also 404 for a document that was to be deleted and is not there
      return status < 300 || status == 404 ? TAKEN : LATER;
    }
    return switch (status) {
      case 409 -> STALE;
      case 400, 413 -> isOfTheIndex(error) ? LATER : REFUSED;
      default -> LATER;
    };
  }

  private static boolean isOfTheIndex(ErrorCause error) {
    String reason = error.reason();
    return OF_THE_INDEX.contains(error.type())
        || (reason != null && reason.contains(ALIAS_WITHOUT_INDEX));
  }
}
