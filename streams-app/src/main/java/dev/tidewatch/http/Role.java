package dev.tidewatch.http;

/** What a caller may do. */
public enum Role {
  /** A caller who did not prove anything: gets what is open to all, in its barest form. */
  NOBODY,
  /** Reads everything. */
  VIEWER,
  /** Reads everything, and changes what can be changed. */
  OPERATOR,
  /** Another instance, on the internal listener. No token has this role. */
  PEER;

  /** Whether who has this role may do what needs the other one. */
  public boolean includes(Role needed) {
    return needed == this || needed == NOBODY || (needed == VIEWER && this != NOBODY);
  }
}
