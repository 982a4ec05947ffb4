package dev.tidewatch.cluster.auth;

import java.util.Optional;

/** What a verifier says of a call. */
public sealed interface PeerVerdict {

  /**
   * Somebody with the secret made this call for this instance, just now and once.
   *
   * @param peer the name that the caller gave itself
   */
  record Accepted(String peer) implements PeerVerdict {}

  /**
   * The call is not to be answered.
   *
   * @param reason for counters and logs. Only callers whose signature is right have any use for it;
   *     to say it to others is harmless
   * @param clock what to send in {@link PeerHeaders#CLOCK}; there if the time is what was wrong
   */
  record Refused(Refusal reason, Optional<String> clock) implements PeerVerdict {

    Refused(Refusal reason) {
      this(reason, Optional.empty());
    }
  }
}
