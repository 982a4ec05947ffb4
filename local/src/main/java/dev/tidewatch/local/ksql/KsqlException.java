package dev.tidewatch.local.ksql;

import org.jspecify.annotations.Nullable;

/** Something that the user can mend: a file, a parameter, the server. The message says what. */
public final class KsqlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public KsqlException(String message) {
    this(message, null);
  }

  /** Says what is wrong, and why. */
  public KsqlException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The same with its place, of a query over what a migration makes. */
  KsqlException in(SqlScript script, SqlStatement statement) {
    String message = script.at(statement) + ": " + getMessage();
    return new KsqlException(
        message.endsWith("does not exist.")
            ? message + " 'ksql status' tells which migrations the server has"
            : message,
        this);
  }
}
