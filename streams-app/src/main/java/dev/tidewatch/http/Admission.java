package dev.tidewatch.http;

/** Whether a caller comes in. */
public sealed interface Admission {

  /** The caller is who it says. What it may do is decided by the route. */
  record Admitted(Principal principal) implements Admission {}

  /**
   * The caller is not let in; the problem is the answer, with its status and headers. It must not
   * tell what was wrong beyond what the caller itself sent.
   */
  record Refused(Problem problem) implements Admission {}
}
