package dev.tidewatch.http.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller shows: {@code tw_<id>_<secret>}. The id is no secret: it finds the line of the
 * file. The secret is 256 random bits, so that nothing slower than SHA-256 is needed to keep it
 * from being found from its hash.
 *
 * @param secret 43 characters of base64url
 */
record Token(String id, String secret) {

  static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,32}");

  /** Longer texts are not looked at. */
  private static final int MAX_LENGTH = 3 + 32 + 1 + 43;

  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 4;

  private static final Pattern TEXT =
      Pattern.compile("tw_(" + ID.pattern() + ")_([A-Za-z0-9_-]{43})");

  /** A new token that nobody else has. */
  static Token random(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new Token(
        HexFormat.of().formatHex(id),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** The token of this text; empty if it is none. */
  static Optional<Token> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new Token(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** What a caller sends after {@code Bearer}. */
  String text() {
    return "tw_" + id + "_" + secret;
  }

  /** SHA-256 of the secret's characters. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "tw_" + id + "_****";
  }
}
