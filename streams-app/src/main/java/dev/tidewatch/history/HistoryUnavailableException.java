package dev.tidewatch.history;

/** The history cannot be read now. The message is for callers: it names no host. */
public final class HistoryUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  HistoryUnavailableException(String message) {
    super(message);
  }

  HistoryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
