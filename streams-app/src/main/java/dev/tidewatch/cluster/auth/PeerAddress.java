package dev.tidewatch.cluster.auth;

/** Whether a peer's address may be called. */
public sealed interface PeerAddress {

  /**
   * It may.
   *
   * @param authority {@code host:port} as the peer advertises it: what calls are signed for
   * @param literal {@code address:port} to connect to, the address in brackets if it is IPv6. It is
   *     the one that was checked: to resolve the name again could give another
   */
  record Allowed(String authority, String literal) implements PeerAddress {}

  /**
   * It may not.
   *
   * @param reason for operators, as a clause; holds no text of the address but what is harmless in
   *     a log
   */
  record Refused(String reason) implements PeerAddress {}
}
