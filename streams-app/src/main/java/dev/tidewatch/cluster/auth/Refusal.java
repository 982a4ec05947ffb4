package dev.tidewatch.cluster.auth;

/** Why a call was not accepted, and what helps. */
public enum Refusal {

  /** It is not signed. Callers that are no instances belong on the public listener. */
  MISSING,

  /** A part has a form that no signer writes, a header is there twice, or there is a body. */
  MALFORMED,

  /** Not signed with a secret of this instance, or changed on its way. Compare the secrets. */
  BAD_SIGNATURE,

  /**
   * Signed for another address than this instance advertises. Either it was sent on by somebody, or
   * the advertised addresses of two instances are mixed up.
   */
  WRONG_TARGET,

  /** Signed too long ago, or ahead of time. The refusal tells this instance's clock: learn it. */
  OUTSIDE_TIME_WINDOW,

  /** This very call has been accepted before. Sign again to ask again. */
  REPLAYED,

  /** So many later calls of its session were accepted that it can't be told from a repeat. */
  BEHIND_SEQUENCE_WINDOW,

  /** Too many callers are new within a short time. Calls of those known go on. */
  TOO_MANY_SESSIONS
}
