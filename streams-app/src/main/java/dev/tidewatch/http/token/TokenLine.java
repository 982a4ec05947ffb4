package dev.tidewatch.http.token;

import dev.tidewatch.http.Role;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the file of tokens: {@code <id> <role> <hash> [name…]}.
 *
 * @param hash SHA-256 of the secret, in hexadecimal digits
 * @param name for people; can be empty
 */
record TokenLine(String id, Role role, String hash, String name) {

  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  static TokenLine of(Token token, Role role, String name) {
    return new TokenLine(token.id(), role, HexFormat.of().formatHex(token.hash()), name);
  }

  /**
   * Reads a line that is neither empty nor a comment.
   *
   * @throws IllegalArgumentException if it is wrong; the message repeats nothing of a line whose
   *     parts may stand in the wrong places, for one of them can be a token
   */
  static TokenLine parse(String line) {
    String[] parts = SPACE.split(line.strip(), 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException("expected <id> <role> <SHA-256 of the secret> [name]");
    }
    if (!Token.ID.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException(
          "the id must be of 1 to 32 letters, digits and dashes, and is not");
    }
    Role role =
        role(parts[1])
            .orElseThrow(() -> new IllegalArgumentException("the role must be viewer or operator"));
    if (!HASH.matcher(parts[2]).matches()) {
      throw new IllegalArgumentException(
          "the hash must be of 64 hexadecimal digits (SHA-256 of the secret), and is not");
    }
    return new TokenLine(
        parts[0], role, parts[2].toLowerCase(Locale.ROOT), parts.length == 4 ? parts[3] : "");
  }

  /** The role of this name, of those that a token can have. */
  static Optional<Role> role(String name) {
    return switch (name) {
      case "viewer" -> Optional.of(Role.VIEWER);
      case "operator" -> Optional.of(Role.OPERATOR);
      default -> Optional.empty();
    };
  }

  /** As it stands in the file. */
  String text() {
    return (id + " " + role.name().toLowerCase(Locale.ROOT) + " " + hash + " " + name).strip();
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return id + " " + role;
  }
}
