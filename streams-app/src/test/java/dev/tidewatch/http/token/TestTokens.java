package dev.tidewatch.http.token;

import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** A file of tokens with one of each role, and a token that is not in it. */
public final class TestTokens {

  /** So that a changed file is noticed at once. */
  static final Duration OFTEN = Duration.ofMillis(20);

  private final Path file;
  private final Token viewer = random();
  private final Token operator = random();
  private final Token unknown = random();

  private TestTokens(Path file) {
    this.file = file;
  }

  public static TestTokens in(Path directory) throws IOException {
    TestTokens tokens = new TestTokens(directory.resolve("tokens"));
    Files.writeString(
        tokens.file,
        "# tokens\n\n"
            + TokenLine.of(tokens.viewer, Role.VIEWER, "a dashboard").text()
            + "\n"
            + TokenLine.of(tokens.operator, Role.OPERATOR, "").text());
    return tokens;
  }

  public Authenticator authenticator() {
    return TokenAuthenticator.watching(file, OFTEN);
  }

  public String viewer() {
    return viewer.text();
  }

  public String operator() {
    return operator.text();
  }

  public String unknown() {
    return unknown.text();
  }

  Path file() {
    return file;
  }

  static Token random() {
    return Token.random(new SecureRandom());
  }
}
