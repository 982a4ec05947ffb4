package dev.tidewatch.local.remote;

import org.jspecify.annotations.Nullable;

/** Something that the user of a command can mend: an option, a file, a server. It says what. */
public final class UserErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public UserErrorException(String message) {
    this(message, null);
  }

  /** Says what is wrong, and why. */
  public UserErrorException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
