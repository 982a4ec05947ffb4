package dev.tidewatch.http.token;

import dev.tidewatch.http.Principal;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The tokens of the file at one moment. Immutable. */
final class KnownTokens {

  static final KnownTokens NONE = new KnownTokens(Map.of());

  /** Compared with where the id is unknown, so that this takes as long. Nothing has this hash. */
  private static final byte[] NO_HASH = new byte[32];

  private final Map<String, Entry> byId;

  /** A principal is made once for a line that stays the same, and known by its identity. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Entry(TokenLine line, byte[] hash, Principal principal) {}

  private KnownTokens(Map<String, Entry> byId) {
    this.byId = byId;
  }

  /** The given ones. Principals whose lines have not changed are the same objects. */
  KnownTokens replacedBy(Collection<TokenLine> lines) {
    Map<String, Entry> next = new HashMap<>();
    for (TokenLine line : lines) {
      Entry old = byId.get(line.id());
      next.put(line.id(), old != null && old.line().equals(line) ? old : entry(line));
    }
    return new KnownTokens(next);
  }

  /** Whose token this is. Takes as long for one that is wrong as for one that is right. */
  Optional<Principal> principal(Token token) {
    Entry entry = byId.get(token.id());
    boolean same = MessageDigest.isEqual(entry == null ? NO_HASH : entry.hash(), token.hash());
    return entry != null && same ? Optional.of(entry.principal()) : Optional.empty();
  }

  /** Whether it was made here and its line has not changed since: not its role, not its secret. */
  @SuppressWarnings("ReferenceEquality") // an equal one can be of another secret
  boolean holds(Principal principal) {
    Entry entry = byId.get(principal.name());
    return entry != null && entry.principal() == principal;
  }

  int size() {
    return byId.size();
  }

  private static Entry entry(TokenLine line) {
    return new Entry(
        line, HexFormat.of().parseHex(line.hash()), new Principal(line.id(), line.role()));
  }
}
