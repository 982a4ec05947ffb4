package dev.tidewatch.http;

/**
 * Who asks.
 *
 * @param name unique among those an {@link Authenticator} admits, and no secret
 */
public record Principal(String name, Role role) {

  /** Who showed no credentials, at a route that is open to all. */
  static final Principal NOBODY = new Principal("nobody", Role.NOBODY);
}
