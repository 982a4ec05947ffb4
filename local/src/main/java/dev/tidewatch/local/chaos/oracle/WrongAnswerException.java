package dev.tidewatch.local.chaos.oracle;

/** An answer is not what it has to be; the message says how. Does not leave this package. */
final class WrongAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  WrongAnswerException(String message) {
    super(message);
    this.why = message;
  }

  String why() {
    return why;
  }
}
