package dev.tidewatch.http.token;

import dev.tidewatch.files.FileWatcher;
import dev.tidewatch.http.Admission;
import dev.tidewatch.http.Admission.Admitted;
import dev.tidewatch.http.Admission.Refused;
import dev.tidewatch.http.Authenticator;
import dev.tidewatch.http.Incoming;
import dev.tidewatch.http.Principal;
import dev.tidewatch.http.Problem;
import dev.tidewatch.http.ProblemType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits who shows a token of the file, in the {@code Authorization} header and nowhere else: what
 * stands in a query string stands in logs and histories, too.
 *
 * <p>A change of the file holds within seconds; one that cannot be read is an error in the log, and
 * the tokens of before go on. Used by many threads.
 */
public final class TokenAuthenticator implements Authenticator {

  private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);

  private static final String SCHEME = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"tidewatch\"";

  private static final Admission UNKNOWN =
      new Refused(
          Problem.of(ProblemType.UNAUTHENTICATED, "The request has no token")
              .header("WWW-Authenticate", CHALLENGE));

  private static final Admission INVALID =
      new Refused(
          Problem.of(ProblemType.INVALID_TOKEN, "The request has a token that is not valid here")
              .header("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\""));

  private final Path file;
  private final FileWatcher watcher;
  private volatile KnownTokens known = KnownTokens.NONE;

  private TokenAuthenticator(Path file) {
    this.file = file;
    this.watcher = FileWatcher.of("tokens", List.of(file));
  }

  /**
   * Reads the file, and follows it until it is closed.
   *
   * @throws TokenFileException with all that is wrong with it
   */
  public static TokenAuthenticator watching(Path file) {
    return watching(file, FileWatcher.EVERY);
  }

  static TokenAuthenticator watching(Path file, Duration every) {
    TokenAuthenticator authenticator = new TokenAuthenticator(file);
    try {
      authenticator.read();
    } catch (TokenFileException unusable) {
      authenticator.close();
      throw unusable;
    }
    authenticator.watcher.start(every, authenticator::readAgain);
    return authenticator;
  }

  @Override
  public Admission admit(Incoming incoming) {
    String header = incoming.headers().first("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return UNKNOWN;
    }
    Optional<Principal> principal =
        Token.parse(header.substring(SCHEME.length()).strip()).flatMap(known::principal);
    return principal.<Admission>map(Admitted::new).orElse(INVALID);
  }

  @Override
  public boolean stillValid(Principal principal) {
    return known.holds(principal);
  }

  private void read() {
    known = known.replacedBy(TokenFile.read(file).values());
    if (known.size() == 0) {
      LOG.warn("{} has no token: every caller is refused", file);
    } else {
      LOG.info("{} has {} tokens", file, known.size());
    }
  }

  private void readAgain() {
    try {
      read();
    } catch (TokenFileException unusable) {
      LOG.error("The tokens stay as they were. {}", unusable.getMessage());
    }
  }

  @Override
  public void close() {
    watcher.close();
  }
}
