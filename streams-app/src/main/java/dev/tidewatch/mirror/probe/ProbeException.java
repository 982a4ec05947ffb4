package dev.tidewatch.mirror.probe;

/** A cluster did not answer, or refused. The message says so in a few words, without addresses. */
final class ProbeException extends Exception {

  private static final long serialVersionUID = 1L;

  ProbeException(String message) {
    super(message);
  }

  ProbeException(String message, Throwable cause) {
    super(message, cause);
  }
}
