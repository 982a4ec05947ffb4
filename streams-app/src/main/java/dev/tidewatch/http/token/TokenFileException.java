package dev.tidewatch.http.token;

import java.nio.file.Path;
import java.util.List;

/**
 * The file of tokens cannot be used. The message lists all that is wrong, and no part of a line.
 */
public final class TokenFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TokenFileException(Path file, List<String> errors) {
    super(
        "http.tokens.file %s has %d error%s:%n  %s"
            .formatted(
                file,
                errors.size(),
                errors.size() == 1 ? "" : "s",
                String.join(System.lineSeparator() + "  ", errors)));
  }
}
