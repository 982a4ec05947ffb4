package dev.tidewatch.http;

import dev.tidewatch.http.Admission.Admitted;

/**
 * Tells who a caller is. Asked for each request, before anything else is looked at, by many threads
 * at once; must not block. An exception is answered 500.
 */
@FunctionalInterface
public interface Authenticator extends AutoCloseable {

  /** Who the caller is, or why it is not let in. */
  Admission admit(Incoming incoming);

  /**
   * Whether a principal would still be admitted with what it showed: for answers that last.
   *
   * @param principal the very one that {@link #admit} gave
   */
  default boolean stillValid(Principal principal) {
    return true;
  }

  /** Ends what it does in the background. The server does this when it has stopped. */
  @Override
  default void close() {}

  /** Lets everybody do everything: for who trusts whoever reaches the port. */
  static Authenticator open() {
    Admission anybody = new Admitted(new Principal("anonymous", Role.OPERATOR));
    return incoming -> anybody;
  }
}
